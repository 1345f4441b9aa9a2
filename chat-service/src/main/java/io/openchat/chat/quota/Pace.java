package io.openchat.chat.quota;

import io.openchat.shared.limit.TokenBucket;
import java.time.Clock;

/** How much of something may be done: so much at once, and so much a second from then on. */
public record Pace(double atOnce, double perSecond) {
    private static final double SECONDS = 3_600;

    /** No bound. */
    public static final Pace UNLIMITED = new Pace(Double.MAX_VALUE, Double.MAX_VALUE);

    /** So much at once, which comes back within an hour. */
    public static Pace perHour(double most) {
        return new Pace(most, most / SECONDS);
    }

    /** What so many have together. */
    Pace times(int share) {
        return new Pace(times(atOnce, share), times(perSecond, share));
    }

    static double times(double amount, int share) {
        return Math.min(Double.MAX_VALUE, amount * share); // what has no bound stays so
    }

    /** All of it, still to be used. */
    TokenBucket bucket(Clock clock) {
        return new TokenBucket(atOnce, perSecond, clock);
    }
}
