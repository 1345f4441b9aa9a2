package io.openchat.shared.record;

import io.openchat.shared.wire.Event;
import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.Side;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a transcript on record: what somebody said or noted, or what happened.
 *
 * @param key the store's own key; the entry's identity is (conversation, seq) and (conversation, author, id)
 * @param seq number within the conversation, without gaps; 0 is its start, what follows counts from 1
 * @param id the id that the sender's client made; another author may use the same
 * @param text what was said; of a system message the code of the {@link Event}
 * @param details what else is to be known of an event
 * @param at when it was stored, by the clock of the pod that did
 * @param session number of the session in which it was said; 0 before the first claim
 */
@MongoEntity(collection = Collections.MESSAGES)
public record MessageRecord(
        @BsonId String key,
        String conversation,
        long seq,
        String id,
        Author from,
        Kind kind,
        String text,
        @Nullable Details details,
        Instant at,
        int session) {

    /** Who said or did it; {@code id} is the OIDC subject of an agent. */
    public record Author(Side kind, String name, @Nullable String id) {}

    /**
     * What else is to be known of an event.
     *
     * @param by the agent who did it
     * @param to who has the conversation now, if another was given it
     * @param score of a rating, 1 to 5
     * @param comment of a rating
     */
    public record Details(
            @Nullable AgentRef by,
            @Nullable AgentRef to,
            @Nullable Integer score,
            @Nullable String comment) {}

    /** The entry {@code seq} of a conversation. */
    public static MessageRecord of(
            String conversation, long seq, String id, Author from, Content content, Instant at, int session) {
        return new MessageRecord(
                key(conversation, seq),
                conversation,
                seq,
                id,
                from,
                content.kind(),
                content.text(),
                content.details(),
                at,
                session);
    }

    /** What it says. */
    public Content content() {
        return switch (kind) {
            case TEXT -> new Content.Text(text);
            case NOTE -> new Content.Note(text);
            case SYSTEM -> new Content.Happened(text, details);
        };
    }

    /** The key of the message {@code seq} of {@code conversation}. */
    public static String key(String conversation, long seq) {
        return conversation + "/" + seq;
    }

    /** The conversation of the message with this key. */
    public static String conversationOf(String key) {
        return key.substring(0, key.lastIndexOf('/'));
    }
}
