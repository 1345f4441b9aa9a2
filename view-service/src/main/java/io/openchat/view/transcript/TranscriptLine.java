package io.openchat.view.transcript;

import io.openchat.portal.words.Words;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.text.SingleLine;
import io.openchat.shared.words.Sentence;
import io.openchat.view.layout.Names;
import java.time.Instant;

/**
 * A message as the transcript shows it.
 *
 * @param from {@code visitor}, {@code agent} or {@code system}
 * @param kind {@code text}, {@code note} or {@code system}
 * @param text what was said; of a system message the code of the event
 */
public record TranscriptLine(long seq, String from, String kind, String name, String text, Instant at) {

    /** The line of {@code message}. */
    public static TranscriptLine of(MessageRecord message) {
        return new TranscriptLine(
                message.seq(),
                message.from().kind().wire(),
                message.kind().wire(),
                SingleLine.shown(message.from().name()),
                message.text(),
                message.at());
    }

    /** What happened, of a system message. */
    public Sentence event(Words w) {
        return w.event(text, Names.orName(name, w));
    }
}
