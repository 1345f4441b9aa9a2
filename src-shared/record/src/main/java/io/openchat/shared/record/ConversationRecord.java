package io.openchat.shared.record;

import io.quarkus.mongodb.panache.common.MongoEntity;
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
@MongoEntity(collection = Collections.CONVERSATIONS, database = Collections.DATABASE)
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

    /** The same conversation after a change of its state; the version says that it changed. */
    public ConversationRecord moved(
            String toState,
            @Nullable AgentRef toAgent,
            @Nullable String toAgency,
            int toServed,
            @Nullable Instant toEndedAt,
            @Nullable String toEndedBy,
            @Nullable Instant toAgentSeenAt) {
        return new ConversationRecord(
                id,
                visitor,
                consent,
                department,
                toState,
                toAgent,
                toAgency,
                createdAt,
                waitingSince,
                toEndedAt,
                toEndedBy,
                toServed,
                rating,
                tokenHash,
                version + 1,
                visitorSeenAt,
                toAgentSeenAt);
    }

    /** The visitor's judgement of the help received: 1 to 5. */
    public record Rating(int score, @Nullable String comment, Instant at) {}
}
