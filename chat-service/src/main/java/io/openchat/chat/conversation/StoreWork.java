package io.openchat.chat.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs what waits for the store, away from the threads of the sockets; what had to wait for too long itself is not done any more. */
public final class StoreWork {
    /** A store that keeps one waiting for longer is reported: the client sends again, and stays in the same order. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Executor workers;
    private final Clock clock;

    /** Work that {@code workers} do. */
    public StoreWork(Executor workers, Clock clock) {
        this.workers = workers;
        this.clock = clock;
    }

    /** Runs {@code work}; the result fails with what it throws. */
    public CompletableFuture<Void> run(Runnable work) {
        return ask(() -> {
            work.run();
            return null;
        });
    }

    /** Asks {@code question}; the result fails with what it throws. */
    public <T extends @Nullable Object> CompletableFuture<T> ask(Supplier<T> question) {
        Instant latest = clock.instant().plus(LONGEST_WAIT);
        return CompletableFuture.supplyAsync(
                () -> {
                    if (clock.instant().isAfter(latest)) {
                        throw new StoreException("too many others wait for it");
                    }
                    return question.get();
                },
                workers);
    }
}
