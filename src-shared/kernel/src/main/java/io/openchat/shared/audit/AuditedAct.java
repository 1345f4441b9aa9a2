package io.openchat.shared.audit;

import io.openchat.shared.record.AgentRef;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody is about to do, to be written down before it is done.
 *
 * @param act a word for the kind of thing and one for what is done to it, such as {@code setting.change}
 * @param object the kind of thing and its id, such as {@code setting/openchat.sites}
 * @param before what it is now, as a text without secrets
 * @param after what it will be
 * @param from the network address that it is done from
 */
public record AuditedAct(
        AgentRef by,
        String act,
        String object,
        @Nullable String before,
        @Nullable String after,
        @Nullable String from) {
    /** What is added to the act of what could not be done after all. */
    private static final String NOT_DONE = ".not-done";

    /** One that changes nothing, such as reading along. */
    public static AuditedAct of(AgentRef by, String act, String object, @Nullable String from) {
        return new AuditedAct(by, act, object, null, null, from);
    }

    /** It could not be done. */
    AuditedAct notDone() {
        return new AuditedAct(by, act + NOT_DONE, object, before, after, from);
    }
}
