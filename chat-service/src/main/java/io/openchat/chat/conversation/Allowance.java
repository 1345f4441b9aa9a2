package io.openchat.chat.conversation;

import java.time.Clock;
import java.time.Duration;

/**
 * What is left of a {@link Pace}. What costs more than is left is not refused but owed, as its cost may be known only when it
 * is done; nothing more is admitted then until the debt is paid. For any number of threads.
 */
final class Allowance {
    private static final double MILLIS = 1_000;
    private static final double LONGEST_WAIT = 3_600 * MILLIS;

    private final Pace pace;
    private final Clock clock;
    private double left;
    private long filledAt;

    Allowance(Pace pace, Clock clock) {
        this.pace = pace;
        this.clock = clock;
        this.left = pace.atOnce();
        this.filledAt = clock.millis();
    }

    /** Whether something is left. */
    synchronized boolean admits() {
        fill();
        return left > 0;
    }

    /** Takes what is left, and owes the rest. */
    synchronized void spend(long amount) {
        fill();
        left -= (double) amount;
    }

    /** How long it takes until something is left: nothing when there is, never longer than an hour. */
    synchronized Duration untilAdmits() {
        fill();
        if (left > 0) {
            return Duration.ZERO;
        }
        double millis = Math.ceil(-left / pace.perSecond() * MILLIS) + 1;
        return Duration.ofMillis((long) Math.min(millis, LONGEST_WAIT));
    }

    private void fill() {
        long now = clock.millis();
        left = Math.min(pace.atOnce(), left + (double) Math.max(0, now - filledAt) / MILLIS * pace.perSecond());
        filledAt = now;
    }
}
