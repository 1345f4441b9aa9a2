package io.openchat.testkit.replicaset;

import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** A way in which a replica set fails. Codes are those of MongoDB's {@code error_codes.yml}. */
public enum Trouble {
    /** All is well. */
    NONE,

    /** There is no primary: an election is held. */
    NO_PRIMARY,

    /** The primary shuts down. */
    SHUTTING_DOWN,

    /** A write is done, and the primary goes before it knows that the others have it. */
    NOT_REPLICATED_BEFORE_SHUTDOWN,

    /** A write is done, and not known to be with the others in time. */
    NOT_REPLICATED_IN_TIME,

    /** Half of the answers get lost with their connections. */
    ANSWERS_LOST,

    /** Every answer comes five seconds late. */
    SLOW,

    /** Nobody listens. */
    REFUSING,

    /** Connections stand, and nothing comes through. */
    HALF_OPEN,

    /** Connections stand, and what was asked is answered when this is over, as after a SIGSTOP. */
    FROZEN;

    private static final int NOT_WRITABLE_PRIMARY = 10_107;
    private static final int SHUTDOWN_IN_PROGRESS = 91;
    private static final int WRITE_CONCERN_FAILED = 64;

    /** What whoever asks for anything is told instead of an answer. */
    Optional<BsonDocument> refusal() {
        return switch (this) {
            case NO_PRIMARY -> Optional.of(failure(NOT_WRITABLE_PRIMARY, "NotWritablePrimary"));
            case SHUTTING_DOWN -> Optional.of(failure(SHUTDOWN_IN_PROGRESS, "ShutdownInProgress"));
            default -> Optional.empty();
        };
    }

    /** What is added to the answer to a write. */
    Optional<BsonDocument> doubt() {
        return switch (this) {
            case NOT_REPLICATED_BEFORE_SHUTDOWN -> Optional.of(error(SHUTDOWN_IN_PROGRESS, "ShutdownInProgress"));
            case NOT_REPLICATED_IN_TIME -> Optional.of(error(WRITE_CONCERN_FAILED, "WriteConcernFailed"));
            default -> Optional.empty();
        };
    }

    /** Whether a driver may repeat a write that had this answer: servers of today say so themselves. */
    boolean isToBeRepeated() {
        return this != NOT_REPLICATED_IN_TIME;
    }

    static BsonArray repeatable() {
        BsonArray labels = new BsonArray();
        labels.add(new BsonString("RetryableWriteError"));
        return labels;
    }

    private static BsonDocument failure(int code, String name) {
        return error(code, name).append("ok", new BsonDouble(0));
    }

    private static BsonDocument error(int code, String name) {
        return new BsonDocument("code", new BsonInt32(code))
                .append("codeName", new BsonString(name))
                .append("errmsg", new BsonString(name + ", made up by a test"));
    }
}
