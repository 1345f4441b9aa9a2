package io.openchat.shared.record;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * All that a visitor and the company said to each other, from start to end; its messages are stored apart.
 *
 * @param state {@code waiting}, {@code chatting} or {@code ended}
 * @param waitingSince when the visitor last began to wait; kept while chatting
 * @param endedBy {@code visitor}, {@code agent} or {@code drop}
 * @param served number of the latest session; 0 before the first claim
 * @param tokenHash SHA-256 of the visitor's token, in hexadecimal
 * @param version counts the changes of state
 * @param visitorSeenAt when a socket of the visitor was last known to be open
 * @param agentSeenAt when a socket of the agent was last known to be open
 */
public record ConversationRecord(
        @BsonId String id,
        Person visitor,
        boolean consent,
        @Nullable String department,
        String state,
        @Nullable AgentRef agent,
        @Nullable String agency,
        Instant createdAt,
        Instant waitingSince,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        int served,
        @Nullable Rating rating,
        String tokenHash,
        long version,
        Instant visitorSeenAt,
        @Nullable Instant agentSeenAt) {

    /** The visitor's judgement of the help received: 1 to 5. */
    public record Rating(int score, @Nullable String comment, Instant at) {}
}
