package io.openchat.view.chat;

import io.openchat.portal.words.Words;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.ConversationRecord.Rating;
import io.openchat.shared.text.SingleLine;
import io.openchat.view.session.SessionRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as pages show it, with its sessions by number.
 *
 * @param phase as in the store
 * @param rating null when the visitor gave none
 */
public record ChatCard(
        String id,
        String client,
        @Nullable String email,
        @Nullable String department,
        String phase,
        Instant createdAt,
        @Nullable Instant endedAt,
        int served,
        @Nullable Rating rating,
        List<SessionRow> sessions) {

    /** The most stars that a visitor can give. */
    private static final int STARS = 5;

    public ChatCard {
        sessions = List.copyOf(sessions);
    }

    /** The card of {@code chat}, which had these sessions. */
    public static ChatCard of(ConversationRecord chat, List<SessionRow> sessions) {
        ConversationRecord.Ended ended = chat.status().ended();
        return new ChatCard(
                chat.id(),
                SingleLine.shown(chat.visitor().name()),
                SingleLine.shownIfAny(chat.visitor().email()),
                SingleLine.shownIfAny(chat.department()),
                chat.phase().wire(),
                chat.createdAt(),
                ended == null ? null : ended.at(),
                chat.served(),
                chat.rating(),
                sessions);
    }

    /** The rating as stars, {@code ★★★★☆}; empty when there is none. */
    public String stars() {
        int score = rating == null ? 0 : Math.clamp(rating.score(), 0, STARS);
        return rating == null ? "" : "★".repeat(score) + "☆".repeat(STARS - score);
    }

    /** How many stars there are; 0 when there are none. */
    public int score() {
        return rating == null ? 0 : rating.score();
    }

    /** The phase in words. */
    public String state(Words w) {
        return w.find("state_" + phase).orElse(phase);
    }
}
