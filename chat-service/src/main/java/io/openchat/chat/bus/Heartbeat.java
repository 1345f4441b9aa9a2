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

    private volatile long lastAt = System.nanoTime();
    private volatile boolean proved;

    /** It is expected from now on; nothing is proved yet. */
    void begins() {
        proved = false;
        lastAt = System.nanoTime();
    }

    /** It came back; true for the first time. */
    boolean heard() {
        boolean first = !proved;
        lastAt = System.nanoTime();
        proved = true;
        return first;
    }

    /** Whether it has not come back for too long. */
    boolean isMissed() {
        return System.nanoTime() - lastAt > MISSED * EVERY.toNanos();
    }

    /** Whether it has come back, the last time not long ago. */
    boolean isHeard() {
        return proved && !isMissed();
    }
}
