package io.openchat.shared.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times always have milliseconds, whatever was written before. */
class TimesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T09:30:00.000Z",
                "2026-11-22T09:30:00.007Z",
                "2026-11-22T09:30:00.070Z",
                "2026-11-22T09:30:00.700Z",
                "2026-11-22T09:30:01.000Z",
                "1969-12-31T23:59:59.999Z",
                "2026-11-22T09:30:00.001Z"
            })
    void areWrittenAsTheyAre(String time) {
        assertThat(Times.text(Instant.parse(time))).isEqualTo(time);
        assertThat(Times.text(Instant.parse(time))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T09:30:00Z", "2026-11-22T09:30:00.000999999Z"})
    void ofMoreOrLessPrecision_areWrittenToTheMillisecond(String time) {
        assertThat(Times.text(Instant.parse(time))).isEqualTo("2026-11-22T09:30:00.000Z");
    }
}
