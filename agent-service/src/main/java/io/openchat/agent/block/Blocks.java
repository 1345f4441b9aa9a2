package io.openchat.agent.block;

import io.openchat.shared.mongo.Position;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.BlockRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The blocks on record. */
public interface Blocks {
    /**
     * Those in force, the newest first, at most {@code most}.
     *
     * @param value only those about it, when there is one
     * @param after the position of the last one that is known; empty for the newest
     */
    List<BlockRecord> inForce(Optional<String> value, Optional<Position> after, int most, Instant now);

    /** One in force. */
    Optional<BlockRecord> find(String id, Instant now);

    /** How many are in force. */
    long count(Instant now);

    /** Enters one. */
    void add(BlockRecord block);

    /** Lifts one that is in force; empty when there is none of this id. */
    Optional<BlockRecord> lift(String id, AgentRef by, Instant now);
}
