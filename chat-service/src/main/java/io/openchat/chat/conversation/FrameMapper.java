package io.openchat.chat.conversation;

import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.Person;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import org.jspecify.annotations.Nullable;

/** Makes frames of stored records. */
public final class FrameMapper {
    /** An entry without its texts: names of the fields, the time, and numbers of any length. */
    private static final int ENTRY = 230;

    private FrameMapper() {}

    /** The message as that side gets it: who of the agents wrote it is for agents. */
    static ServiceFrame.Message frame(MessageRecord m, Side to) {
        String author = to == Side.AGENT ? m.from().id() : null;
        return new ServiceFrame.Message(
                m.conversation(),
                m.seq(),
                m.id(),
                new ServiceFrame.From(m.from().kind(), m.from().name(), author),
                m.kind(),
                m.text(),
                m.at());
    }

    static ServiceFrame.Acked acked(MessageRecord m) {
        return new ServiceFrame.Acked(m.id(), m.seq(), m.at());
    }

    /** What agents are told of the visitor. */
    public static ServiceFrame.Visitor visitor(Person p) {
        return new ServiceFrame.Visitor(p.name(), p.email(), p.phone(), p.locale(), p.page());
    }

    /** Where a conversation stands; {@code position} is the place of one who waits, for that visitor. */
    public static ServiceFrame.Status status(ConversationRecord c, @Nullable Integer position) {
        Phase phase = c.phase();
        AgentRef agent = c.agent();
        return new ServiceFrame.Status(
                c.id(),
                phase,
                agent == null || phase == Phase.WAITING ? null : agent.name(),
                phase == Phase.WAITING ? position : null,
                null);
    }

    /** Bytes of an entry as it goes out, at most. */
    public static int size(ServiceFrame.Entry e) {
        return ENTRY
                + bytes(e.conversation())
                + bytes(e.name())
                + bytes(e.department())
                + bytes(e.agentId())
                + bytes(e.agent());
    }

    private static int bytes(@Nullable String text) {
        int bytes = 0;
        for (int i = 0; text != null && i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < ' ' ? 6 : c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        }
        return bytes;
    }

    /** A conversation in the queue. */
    public static ServiceFrame.Entry entry(ConversationRecord c) {
        AgentRef agent = c.agent();
        return new ServiceFrame.Entry(
                c.id(),
                c.visitor().name(),
                c.phase(),
                c.waitingSince(),
                c.served(),
                c.version(),
                c.department(),
                agent == null ? null : agent.id(),
                agent == null ? null : agent.name());
    }
}
