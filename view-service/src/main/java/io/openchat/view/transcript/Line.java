package io.openchat.view.transcript;

import io.openchat.shared.record.MessageRecord;
import java.time.Instant;

/**
 * A message as the transcript shows it.
 *
 * @param from {@code visitor}, {@code agent} or {@code system}
 * @param kind {@code text}, {@code note} or {@code system}
 * @param text what was said; of a system message the event, in words
 */
public record Line(long seq, String from, String kind, String name, String text, Instant at) {

    /** The line of {@code message}. */
    public static Line of(MessageRecord message) {
        String name = message.from().name();
        boolean event = message.kind().equals("system");
        return new Line(
                message.seq(),
                message.from().kind(),
                message.kind(),
                name,
                event ? words(message.text(), name) : message.text(),
                message.at());
    }

    private static String words(String event, String who) {
        return switch (event) {
            case "claimed" -> who + " joined the chat";
            case "released" -> who + " put the visitor back into the queue";
            case "transferred" -> who + " handed the chat over";
            case "agent_dropped" -> who + " lost the connection";
            case "ended_by_visitor" -> who + " ended the chat";
            case "ended_by_agent" -> who + " ended the chat";
            case "ended_by_drop" -> "The chat ended because the visitor did not come back";
            // written by a newer version
            default -> event;
        };
    }
}
