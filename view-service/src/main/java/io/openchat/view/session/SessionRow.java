package io.openchat.view.session;

import io.openchat.shared.record.EndedBy;
import io.openchat.shared.record.SessionRecord;
import io.openchat.shared.text.SingleLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session as pages show it.
 *
 * @param agency name of the agency, or its id when it has no name; null when the agent has none
 * @param endedAt null while it runs
 * @param length until now while it runs
 * @param ending why it ended, in words; null while it runs
 */
public record SessionRow(
        String conversation,
        int number,
        String client,
        @Nullable String email,
        String agent,
        @Nullable String agency,
        Instant startedAt,
        @Nullable Instant endedAt,
        Duration length,
        @Nullable String ending) {

    /** The row of {@code session} at the time {@code now}; {@code agencies} are names by ids. */
    public static SessionRow of(SessionRecord session, Map<String, String> agencies, Instant now) {
        Instant end = session.endedAt();
        String agency = session.agency();
        return new SessionRow(
                session.conversation(),
                session.number(),
                SingleLine.shown(session.client().name()),
                SingleLine.shownIfAny(session.client().email()),
                SingleLine.shown(session.agent().name()),
                agency == null ? null : SingleLine.shown(agencies.getOrDefault(agency, agency)),
                session.startedAt(),
                end,
                Duration.between(session.startedAt(), end == null ? now : end),
                ending(session.endedBy()));
    }

    private static @Nullable String ending(@Nullable EndedBy endedBy) {
        return switch (endedBy) {
            case null -> null;
            case AGENT -> "Agent ended";
            case VISITOR -> "Visitor ended";
            case RELEASE -> "Back to queue";
            case TRANSFER -> "Handed over";
            case DROP -> "Connection lost";
        };
    }
}
