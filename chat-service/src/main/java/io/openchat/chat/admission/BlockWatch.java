package io.openchat.chat.admission;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.openchat.chat.conversation.StoreException;
import io.openchat.chat.reception.BlockList;
import io.openchat.chat.reception.Blocked;
import io.openchat.chat.reception.Blocks;
import io.openchat.chat.socket.OpenSockets;
import io.openchat.shared.record.BlockRecord;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks every two seconds who was blocked, and closes the sockets of those who are.
 *
 * <p>Only what has changed is read. Before the store has answered for the first time nobody is blocked: nobody can start a
 * conversation then either. While it does not answer, what is known holds.
 */
@ApplicationScoped
class BlockWatch {
    /** Read again each time: clocks of pods differ, and what one has just written may show a little later. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Blocks blocks;
    private final Blocked blocked;
    private final OpenSockets sockets;
    private final Clock clock;

    // these belong to the job
    private final Map<String, BlockRecord> known = new HashMap<>();
    private Instant newest = Instant.MIN;
    private Set<String> holding = Set.of();

    BlockWatch(Blocks blocks, Blocked blocked, OpenSockets sockets, Clock clock) {
        this.blocks = blocks;
        this.blocked = blocked;
        this.sockets = sockets;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = SKIP)
    void look() {
        try {
            take(
                    newest.equals(Instant.MIN)
                            ? blocks.inForce(clock.instant())
                            : blocks.changedSince(newest.minus(OVERLAP)));
        } catch (StoreException e) {
            // the jobs that ask the store for more say that it is away
            Log.debugf("Who is blocked is not known: %s", e.getMessage());
        }
    }

    private void take(List<BlockRecord> changed) {
        changed.forEach(block -> known.put(block.id(), block));
        newest = known.values().stream()
                .map(BlockRecord::changedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH.plus(OVERLAP));
        Instant now = clock.instant();
        known.values().removeIf(block -> !block.holds(now) && block.changedAt().isBefore(newest.minus(OVERLAP)));
        List<BlockRecord> held =
                known.values().stream().filter(block -> block.holds(now)).toList();
        Set<String> ids = held.stream().map(BlockRecord::id).collect(Collectors.toSet());
        if (!ids.equals(holding)) {
            holding = ids;
            blocked.are(BlockList.of(held));
        }
        if (!held.isEmpty()) {
            // also when nothing has changed: a socket may have come in while its block was being read
            sockets.closeBlocked();
        }
    }
}
