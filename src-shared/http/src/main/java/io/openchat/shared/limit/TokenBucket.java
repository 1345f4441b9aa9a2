package io.openchat.shared.limit;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How much may still be done: so much at once, and so much a second from then on. For any number of threads.
 *
 * <p>What costs more than is left need not be refused but may be owed, as its cost may be known only when it is done; nothing more
 * is admitted then until the debt is paid. A clock that is set back gives nothing and takes nothing.
 */
public final class TokenBucket {
    private static final double MILLIS = 1_000;
    private static final double LONGEST_WAIT = 3_600 * MILLIS;

    private double atOnce;
    private double perSecond;
    private final InstantSource clock;
    private double left;
    private long filledAt;

    /** A full one. */
    public TokenBucket(double atOnce, double perSecond, InstantSource clock) {
        this.atOnce = atOnce;
        this.perSecond = perSecond;
        this.clock = clock;
        this.left = atOnce;
        this.filledAt = clock.millis();
    }

    /** Other bounds from now on; what was used of the old ones is used of these. */
    public synchronized void resize(double toAtOnce, double toPerSecond) {
        fill();
        left += toAtOnce - atOnce;
        atOnce = toAtOnce;
        perSecond = toPerSecond;
    }

    /** Takes one; false when there is none. */
    public synchronized boolean take() {
        if (!has()) {
            return false;
        }
        left--;
        return true;
    }

    /** Whether there is one. */
    public synchronized boolean has() {
        fill();
        return left >= 1;
    }

    /** Whether it is as good as a new one. */
    public synchronized boolean isFull() {
        fill();
        return left >= atOnce;
    }

    /** Takes what is there, and owes the rest. */
    public synchronized void spend(long amount) {
        fill();
        left -= (double) amount;
    }

    /** How long it takes until there is one: nothing when there is, never longer than an hour. */
    public synchronized Duration untilHas() {
        if (has()) {
            return Duration.ZERO;
        }
        double millis = Math.ceil((1 - left) / perSecond * MILLIS) + 1;
        return Duration.ofMillis((long) Math.min(millis, LONGEST_WAIT));
    }

    private void fill() {
        long now = clock.millis();
        left = Math.min(atOnce, left + (double) Math.max(0, now - filledAt) / MILLIS * perSecond);
        filledAt = now;
    }
}
