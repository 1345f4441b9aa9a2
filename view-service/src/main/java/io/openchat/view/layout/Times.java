package io.openchat.view.layout;

import io.openchat.portal.words.Words;
import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;

/** How templates write moments, always in UTC, and lengths of time, in the language of the reader. */
@TemplateExtension
public final class Times {
    private Times() {}

    /** {@code 22 Nov 2026, 09:30}. */
    public static String stamp(Instant at, Words w) {
        return in(w, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT), at);
    }

    /** {@code 22 Nov 2026}. */
    public static String day(Instant at, Words w) {
        return in(w, DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM), at);
    }

    /** {@code 09:30}. */
    public static String clock(Instant at, Words w) {
        return in(w, DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), at);
    }

    /** For the attribute {@code datetime}. */
    public static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** {@code 1 h 3 min}, {@code 4 min 12 s} or {@code 38 s}. */
    public static String words(Duration length, Words w) {
        Duration shown = length.isNegative() ? Duration.ZERO : length;
        if (shown.toHours() > 0) {
            return w.hours(shown.toHours(), shown.toMinutesPart());
        }
        return shown.toMinutes() > 0
                ? w.minutesSeconds(shown.toMinutes(), shown.toSecondsPart())
                : w.seconds(shown.toSeconds());
    }

    private static String in(Words w, DateTimeFormatter form, Instant at) {
        return form.localizedBy(w.locale()).withZone(ZoneOffset.UTC).format(at);
    }
}
