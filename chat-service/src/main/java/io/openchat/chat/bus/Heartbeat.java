package io.openchat.chat.bus;

import java.time.Duration;

/**
 * Whether what a pod tells Redis comes back to it: a connection that stands says nothing of that, when the server hangs or is not the one
 * that the others use any more.
 */
final class Heartbeat {
    /** How often the pod tells itself something. */
    static final Duration EVERY = Duration.ofSeconds(1);

    /** Beats that may be missed: a server that saves, or a pause of ours, takes a moment. */
    private static final int MISSED = 4;

    private volatile long heardAt = System.nanoTime();

    /** It came back, or is expected from now on. */
    void heard() {
        heardAt = System.nanoTime();
    }

    /** Whether it has not come back for too long. */
    boolean isMissed() {
        return System.nanoTime() - heardAt > MISSED * EVERY.toNanos();
    }
}
