package io.openchat.view.transcript;

import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.text.SingleLine;
import io.openchat.shared.wire.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as the transcript shows it.
 *
 * @param from {@code visitor}, {@code agent} or {@code system}
 * @param kind {@code text}, {@code note} or {@code system}
 * @param by whether the text says what the person did, and goes on behind the name
 * @param text what was said; of a system message the event, in words
 */
public record Line(long seq, String from, String kind, String name, boolean by, String text, Instant at) {

    /** The line of {@code message}. */
    public static Line of(MessageRecord message) {
        boolean event = message.kind() == Kind.SYSTEM;
        String did = event ? did(message.text()) : null;
        return new Line(
                message.seq(),
                message.from().kind().wire(),
                message.kind().wire(),
                SingleLine.shown(message.from().name()),
                did != null,
                did != null ? did : event ? happened(message.text()) : message.text(),
                message.at());
    }

    private static @Nullable String did(String event) {
        return switch (event) {
            case "started" -> "started the chat";
            case "rated" -> "judged the help";
            case "claimed" -> "joined the chat";
            case "released" -> "put the visitor back into the queue";
            case "transferred" -> "handed the chat over";
            case "agent_dropped" -> "lost the connection";
            case "ended_by_visitor", "ended_by_agent" -> "ended the chat";
            default -> null;
        };
    }

    // an event that is not known here was written by a newer version
    private static String happened(String event) {
        return event.equals("ended_by_drop")
                ? "The chat ended because the visitor did not come back"
                : SingleLine.shown(event);
    }
}
