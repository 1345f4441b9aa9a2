package io.openchat.chat.wiring;

import java.time.Clock;

/** How often something may still be done: so many times at once, and so many times a second from then on. For one thread. */
final class TokenBucket {
    private final double atOnce;
    private final double perMillisecond;
    private final Clock clock;
    private double tokens;
    private long filledAt;

    TokenBucket(double atOnce, double perSecond, Clock clock) {
        this.atOnce = atOnce;
        this.perMillisecond = perSecond / 1000;
        this.clock = clock;
        this.tokens = atOnce;
        this.filledAt = clock.millis();
    }

    /** Takes one; false when there is none. */
    boolean take() {
        if (!has()) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Whether there is one. */
    boolean has() {
        fill();
        return tokens >= 1;
    }

    /** Whether it is as good as a new one. */
    boolean isFull() {
        fill();
        return tokens >= atOnce;
    }

    private void fill() {
        long now = clock.millis();
        tokens = Math.min(atOnce, tokens + Math.max(0, now - filledAt) * perMillisecond);
        filledAt = now;
    }
}
