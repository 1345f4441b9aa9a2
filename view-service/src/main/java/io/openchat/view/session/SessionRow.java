package io.openchat.view.session;

import io.openchat.portal.words.Words;
import io.openchat.shared.record.EndedBy;
import io.openchat.shared.record.SessionRecord;
import io.openchat.shared.text.SingleLine;
import io.openchat.view.layout.Heading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session as pages show it.
 *
 * @param agency name of the agency, or its id when it has no name; null when the agent has none
 * @param endedAt null while it runs
 * @param length until now while it runs
 * @param endedBy why it ended, as in the store; null while it runs
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
        @Nullable EndedBy endedBy) {

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
                agency == null ? null : SingleLine.shownIfAny(agencies.getOrDefault(agency, agency)),
                session.startedAt(),
                end,
                Duration.between(session.startedAt(), end == null ? now : end),
                session.endedBy());
    }

    /** Why it ended, in words. */
    public String outcome(Words w) {
        return endedBy == null
                ? w.ended()
                : w.find("outcome_" + endedBy.name().toLowerCase(Locale.ROOT)).orElseThrow();
    }

    /** The heads of a table of sessions that has its one order. */
    public static List<Heading> headings(Words w) {
        return Stream.of(
                        w.number(), w.visitor(), w.agent(), w.agency(), w.started(), w.ended(), w.length(), w.outcome())
                .map(Heading::plain)
                .toList();
    }
}
