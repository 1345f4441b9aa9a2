package io.openchat.shared.record;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One message on record.
 *
 * @param key the store's own key; the message's identity is (conversation, seq) and (conversation, author, id)
 * @param seq number within the conversation, from 1, without gaps
 * @param id the id that the sender's client made; another author may use the same
 * @param kind {@code text}, {@code note} or {@code system}
 * @param session number of the session in which it was said; 0 before the first claim
 */
@MongoEntity(collection = Collections.MESSAGES, database = Collections.DATABASE)
public record MessageRecord(
        @BsonId String key,
        String conversation,
        long seq,
        String id,
        Author from,
        String kind,
        String text,
        Instant at,
        int session) {

    /** Who said it: {@code visitor}, {@code agent} or {@code system}; {@code id} is the OIDC subject of an agent. */
    public record Author(String kind, String name, @Nullable String id) {}

    /** The key of the message {@code seq} of {@code conversation}. */
    public static String key(String conversation, long seq) {
        return conversation + "/" + seq;
    }
}
