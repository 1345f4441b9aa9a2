package io.openchat.view.transcript;

import io.openchat.shared.record.MessageRecord;
import io.openchat.view.session.SessionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines that were said in one session.
 *
 * @param number of the session; 0 before the first
 * @param session null before the first
 */
public record Chapter(int number, @Nullable SessionRow session, List<TranscriptLine> lines) {

    public Chapter {
        lines = List.copyOf(lines);
    }

    /** The messages, which are in order, cut where the session changes. What a visitor says after a release still has that number. */
    static List<Chapter> of(List<MessageRecord> messages, Map<Integer, SessionRow> sessions) {
        List<Chapter> chapters = new ArrayList<>();
        List<TranscriptLine> lines = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            MessageRecord message = messages.get(i);
            lines.add(TranscriptLine.of(message));
            int number = message.session();
            if (i == messages.size() - 1 || messages.get(i + 1).session() != number) {
                chapters.add(new Chapter(number, sessions.get(number), lines));
                lines.clear();
            }
        }
        return List.copyOf(chapters);
    }
}
