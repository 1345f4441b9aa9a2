package io.openchat.view.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void writesMomentsInUtc() {
        Instant at = Instant.parse("2026-01-05T23:04:59.999Z");
        assertThat(Times.stamp(at)).isEqualTo("5 Jan 2026, 23:04");
        assertThat(Times.day(at)).isEqualTo("5 Jan 2026");
        assertThat(Times.clock(at)).isEqualTo("23:04");
        assertThat(Times.iso(at)).isEqualTo("2026-01-05T23:04:59Z");
    }

    @Test
    void writesLengthsInTheTwoUnitsThatMatter() {
        assertThat(Times.words(Duration.ofSeconds(38))).isEqualTo("38 s");
        assertThat(Times.words(Duration.ofSeconds(252))).isEqualTo("4 min 12 s");
        assertThat(Times.words(Duration.ofMinutes(63))).isEqualTo("1 h 03 min");
        assertThat(Times.words(Duration.ofHours(49))).isEqualTo("49 h 00 min");
    }

    @Test
    void aClockThatIsBehindMakesNoNegativeLength() {
        assertThat(Times.words(Duration.ofSeconds(-5))).isEqualTo("0 s");
    }
}
