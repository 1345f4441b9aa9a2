package io.openchat.view.layout;

import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How templates write moments, always in UTC, and lengths of time. */
@TemplateExtension
public final class Times {
    private static final DateTimeFormatter STAMP = formatter("d MMM yyyy, HH:mm");
    private static final DateTimeFormatter DAY = formatter("d MMM yyyy");
    private static final DateTimeFormatter CLOCK = formatter("HH:mm");

    private Times() {}

    /** {@code 22 Nov 2026, 09:30}. */
    public static String stamp(Instant at) {
        return STAMP.format(at);
    }

    /** {@code 22 Nov 2026}. */
    public static String day(Instant at) {
        return DAY.format(at);
    }

    /** {@code 09:30}. */
    public static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** For the attribute {@code datetime}. */
    public static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** {@code 1 h 03 min}, {@code 4 min 12 s} or {@code 38 s}. */
    public static String words(Duration length) {
        Duration shown = length.isNegative() ? Duration.ZERO : length;
        if (shown.toHours() > 0) {
            return "%d h %02d min".formatted(shown.toHours(), shown.toMinutesPart());
        }
        if (shown.toMinutes() > 0) {
            return "%d min %02d s".formatted(shown.toMinutes(), shown.toSecondsPart());
        }
        return shown.toSeconds() + " s";
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
