package io.openchat.agent.block;

import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.BlockRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The blocks on record. */
public interface Blocks {
    /** The newest of those in force, at most {@code most}; only those about {@code value} when there is one. */
    List<BlockRecord> inForce(@Nullable String value, int most, Instant now);

    /** How many are in force. */
    long count(Instant now);

    /** Enters one. */
    void add(BlockRecord block);

    /** Lifts one that is in force; empty when there is none of this id. */
    Optional<BlockRecord> lift(String id, AgentRef by, Instant now);
}
