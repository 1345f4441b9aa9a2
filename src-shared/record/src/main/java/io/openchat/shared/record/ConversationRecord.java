package io.openchat.shared.record;

import io.openchat.shared.wire.Event;
import io.openchat.shared.wire.Phase;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * All that a visitor and the company said to each other, from start to end; its messages are stored apart.
 *
 * @param department what the widget's page asked for, in its own words
 * @param departmentKey the {@link DepartmentRecord} that was meant by it
 * @param tokenHash SHA-256 of the visitor's token, in hexadecimal
 * @param status where it stands
 * @param version counts the changes of the status
 * @param owed the entry of the transcript that the last change of the status made due, until it is known to be stored
 * @param seen who was last known to be there
 */
@MongoEntity(collection = Collections.CONVERSATIONS)
public record ConversationRecord(
        @BsonId String id,
        Person visitor,
        @Nullable String department,
        String departmentKey,
        Instant createdAt,
        String tokenHash,
        Status status,
        long version,
        @Nullable Owed owed,
        Seen seen,
        @Nullable Rating rating) {

    /**
     * The field that lists the ids of all agents who have served it. Like the {@link SearchKeys} it is written for searches, and
     * no part of what is read.
     */
    public static final String SERVED_BY = "servedBy";

    public ConversationRecord {
        // a conversation from before there were departments
        departmentKey = Objects.requireNonNullElse(departmentKey, DepartmentRecord.DEFAULT);
    }

    /**
     * Where a conversation stands.
     *
     * @param agent who has it, or had it at the end
     * @param agency of the latest agent; kept when the visitor waits again
     * @param waitingSince when the visitor last began to wait; kept while chatting
     * @param served number of the latest session; 0 before the first claim
     */
    public record Status(
            Phase state,
            @Nullable AgentRef agent,
            @Nullable String agency,
            Instant waitingSince,
            int served,
            @Nullable Ended ended) {}

    /** When a conversation ended, and who or what ended it. */
    public record Ended(Instant at, EndedBy by) {}

    /**
     * An event that is to stand in the transcript, as number {@code version} of its kind.
     *
     * @param version the version of the conversation that it led to
     * @param name who did it, as people know them
     */
    public record Owed(long version, Event event, String name, MessageRecord.@Nullable Details details, Instant at) {}

    /** When a socket of the visitor, and of the agent, was last known to be open. */
    public record Seen(Instant visitorAt, @Nullable Instant agentAt) {}

    /** The visitor's judgement of the help received: 1 to 5. */
    public record Rating(int score, @Nullable String comment, Instant at) {}

    /** The same conversation after a change of its status; the version says that it changed. */
    public ConversationRecord moved(Status to, @Nullable Instant agentSeenAt, Owed due) {
        return new ConversationRecord(
                id,
                visitor,
                department,
                departmentKey,
                createdAt,
                tokenHash,
                to,
                version + 1,
                due,
                new Seen(seen.visitorAt(), agentSeenAt),
                rating);
    }

    /** The same conversation after the visitor has judged the help. */
    public ConversationRecord rated(Rating judgement, Owed due) {
        return new ConversationRecord(
                id,
                visitor,
                department,
                departmentKey,
                createdAt,
                tokenHash,
                status,
                version + 1,
                due,
                seen,
                judgement);
    }

    /** The same conversation without what opens it and what was thought of it. */
    public ConversationRecord withoutSecrets() {
        return new ConversationRecord(
                id, visitor, department, departmentKey, createdAt, "", status, version, owed, seen, null);
    }

    /** Where it stands. */
    public Phase phase() {
        return status.state();
    }

    /** Who has it, or had it at the end. */
    public @Nullable AgentRef agent() {
        return status.agent();
    }

    /** When the visitor last began to wait. */
    public Instant waitingSince() {
        return status.waitingSince();
    }

    /** Number of the latest session; 0 before the first claim. */
    public int served() {
        return status.served();
    }
}
