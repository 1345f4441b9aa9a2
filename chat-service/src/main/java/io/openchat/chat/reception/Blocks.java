package io.openchat.chat.reception;

import io.openchat.chat.conversation.StoreException;
import io.openchat.shared.record.BlockRecord;
import java.time.Instant;
import java.util.List;

/** The stored blocks: a port to the store. Both methods block; they throw {@link StoreException}. */
public interface Blocks {
    /** Those that hold at that time. */
    List<BlockRecord> inForce(Instant now);

    /** Those that were made or lifted since then. */
    List<BlockRecord> changedSince(Instant then);
}
