package io.openchat.view.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.portal.words.Words;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final Words ENGLISH = Words.of("en");

    @Test
    void writesMomentsInUtc() {
        Instant at = Instant.parse("2026-01-05T23:04:59.999Z");
        assertThat(Times.stamp(at, ENGLISH)).isEqualTo("5 Jan 2026, 23:04");
        assertThat(Times.day(at, ENGLISH)).isEqualTo("5 Jan 2026");
        assertThat(Times.clock(at, ENGLISH)).isEqualTo("23:04");
        assertThat(Times.iso(at)).isEqualTo("2026-01-05T23:04:59Z");
    }

    @Test
    void writesMomentsAsTheLanguageDoes() {
        Instant at = Instant.parse("2026-01-05T23:04:59.999Z");
        assertThat(Times.stamp(at, Words.of("de"))).isEqualTo("05.01.2026, 23:04");
        assertThat(Times.stamp(at, Words.of("fr"))).isEqualTo("5 janv. 2026 23:04");
        assertThat(Times.stamp(at, Words.of("es"))).isEqualTo("5 ene 2026, 23:04");
        assertThat(Times.stamp(at, Words.of("ar")))
                .contains("2026")
                .contains("11:04")
                .contains("م");
    }

    @Test
    void writesLengthsInTheTwoUnitsThatMatter() {
        assertThat(Times.words(Duration.ofSeconds(38), ENGLISH)).isEqualTo("38 s");
        assertThat(Times.words(Duration.ofSeconds(252), ENGLISH)).isEqualTo("4 min 12 s");
        assertThat(Times.words(Duration.ofMinutes(63), ENGLISH)).isEqualTo("1 h 3 min");
        assertThat(Times.words(Duration.ofHours(49), Words.of("de"))).isEqualTo("49 Std. 0 Min.");
    }

    @Test
    void aClockThatIsBehindMakesNoNegativeLength() {
        assertThat(Times.words(Duration.ofSeconds(-5), ENGLISH)).isEqualTo("0 s");
    }
}
