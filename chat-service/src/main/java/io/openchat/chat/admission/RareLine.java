package io.openchat.chat.admission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;

/** A line of the log about what anybody can bring about as often as they like: it is written once a minute at most, with how often that was. */
final class RareLine {
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant next = Instant.EPOCH;
    private long sinceLast;

    RareLine(Clock clock) {
        this.clock = clock;
    }

    /** It happened once more; {@code line} is told how often since the last line, when one is due. */
    synchronized void happened(LongConsumer line) {
        sinceLast++;
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            line.accept(sinceLast);
            next = now.plus(BETWEEN_LINES);
            sinceLast = 0;
        }
    }
}
