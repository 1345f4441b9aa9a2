package io.openchat.shared.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;

/**
 * Times as they stand in frames: ISO-8601 in UTC, always with milliseconds ({@code Instant.toString} leaves them out when they
 * are zero).
 *
 * <p>Formatting a date takes as long as the rest of an ack, and nearly all frames are of the same second: its text is kept.
 */
final class Times {
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.").withZone(ZoneOffset.UTC);

    private static volatile Second latest = second(0);

    private record Second(long epochSecond, String text) {}

    private Times() {}

    static String text(Instant time) {
        Second second = latest;
        if (second.epochSecond() != time.getEpochSecond()) {
            second = second(time.getEpochSecond());
            latest = second;
        }
        int millis = time.get(ChronoField.MILLI_OF_SECOND);
        String zeros = millis < 10 ? "00" : millis < 100 ? "0" : "";
        return second.text() + zeros + millis + "Z";
    }

    private static Second second(long epochSecond) {
        return new Second(epochSecond, TO_THE_SECOND.format(Instant.ofEpochSecond(epochSecond)));
    }
}
