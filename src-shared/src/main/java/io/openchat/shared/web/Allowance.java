package io.openchat.shared.web;

import java.util.function.LongSupplier;

/** How often something may still be done: so many times at once, and so many times a second from then on. For one thread. */
final class Allowance {
    private static final double SECOND = 1e9;

    private final int atOnce;
    private final double perSecond;
    private final LongSupplier nanoTime;
    private double left;
    private long filledAt;

    Allowance(int atOnce, double perSecond, LongSupplier nanoTime) {
        this.atOnce = atOnce;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.left = atOnce;
        this.filledAt = nanoTime.getAsLong();
    }

    /** Takes one; false when there is none. */
    boolean take() {
        long now = nanoTime.getAsLong();
        left = Math.min(atOnce, left + (now - filledAt) / SECOND * perSecond);
        filledAt = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
