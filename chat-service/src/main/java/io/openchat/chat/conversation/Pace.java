package io.openchat.chat.conversation;

/** How much of something may be done: so much at once, and so much a second from then on. */
public record Pace(double atOnce, double perSecond) {
    private static final double SECONDS = 3_600;

    /** No bound. */
    public static final Pace UNLIMITED = new Pace(Double.MAX_VALUE, Double.MAX_VALUE);

    /** So much at once, which comes back within an hour. */
    public static Pace perHour(double most) {
        return new Pace(most, most / SECONDS);
    }
}
