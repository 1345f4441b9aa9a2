package io.openchat.shared.record;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One agent serving one conversation, from claim to release, transfer, drop or end.
 *
 * @param id {@link #id(String, int)}
 * @param number counts the sessions of the conversation, from 1
 * @param endedAt absent while it runs
 */
@MongoEntity(collection = Collections.SESSIONS)
public record SessionRecord(
        @BsonId String id,
        String conversation,
        int number,
        @Nullable String agency,
        AgentRef agent,
        Client client,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable EndedBy endedBy) {

    /** The visitor of the session. */
    public record Client(String name, @Nullable String email) {}

    /** The id of the session {@code number} of {@code conversation}. */
    public static String id(String conversation, int number) {
        return conversation + "/" + number;
    }

    /** The conversation of the session with this id. */
    public static String conversation(String id) {
        return id.substring(0, id.lastIndexOf('/'));
    }
}
