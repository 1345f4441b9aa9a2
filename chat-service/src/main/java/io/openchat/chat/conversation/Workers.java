package io.openchat.chat.conversation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * What runs the work that waits for the store, away from the threads of the sockets.
 *
 * @param changes starts, claims, ends and resumes
 * @param replays messages that a socket lacks; apart from the changes, so that a gap in a chat that goes on does not wait behind
 *     a crowd that comes or leaves
 * @param pages the agents' pages of the queue, which wait for nothing but cost time: in turn, so that all agents have their first
 *     page before the first of them has all. It must not refuse; no socket has more than one here
 * @param later runs what has to wait for its time
 */
public record Workers(Executor changes, Executor replays, Executor pages, Later later) {
    /** Workers with the clock of the machine, of which the socket's own thread makes the pages. */
    public Workers(Executor changes, Executor replays) {
        this(changes, replays, Runnable::run);
    }

    /** Workers with the clock of the machine. */
    public Workers(Executor changes, Executor replays, Executor pages) {
        this(
                changes,
                replays,
                pages,
                (after, task) -> CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(task));
    }

    /** Runs things when their time has come. */
    @FunctionalInterface
    public interface Later {
        /** Runs {@code task}, which does not block, after that time. */
        void run(Duration after, Runnable task);
    }
}
