package io.openchat.shared.http;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Asks event loops for a tick each, and knows how long the slowest one has owed it. */
final class EventLoops {
    private final List<Loop> loops = new ArrayList<>();
    private final LongSupplier nanoTime;

    EventLoops(Iterable<? extends EventExecutor> executors, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        executors.forEach(executor -> loops.add(new Loop(executor)));
    }

    /** How long a tick was asked for and has not come, of the loop that is worst; whoever owes none is asked for the next. */
    Duration ask() {
        long now = nanoTime.getAsLong();
        return Duration.ofNanos(
                loops.stream().mapToLong(loop -> loop.ask(now)).max().orElse(0));
    }

    private static final class Loop {
        private final EventExecutor executor;
        /** When the tick that it owes was asked for. */
        private final AtomicReference<@Nullable Long> askedAt = new AtomicReference<>();

        Loop(EventExecutor executor) {
            this.executor = executor;
        }

        long ask(long now) {
            Long since = askedAt.get();
            if (since != null) {
                return now - since;
            }
            askedAt.set(now);
            try {
                executor.execute(() -> askedAt.set(null));
            } catch (RejectedExecutionException e) {
                askedAt.set(null); // it was told to end
            }
            return 0;
        }
    }
}
