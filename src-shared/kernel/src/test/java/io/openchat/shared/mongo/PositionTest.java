package io.openchat.shared.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A place in a list goes out as a text and comes back as the same. */
class PositionTest {
    @Test
    void aPosition_comesBackAsItWentOut() {
        Position position = new Position(Instant.parse("2026-12-01T05:09:28.123Z"), "a.b-c");
        assertThat(Position.of(position.toString())).hasValue(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "x",
                "1",
                ".x",
                "1x.y",
                "99999999999999999999.x",
                "9223372036854775807.x",
                "-9223372036854775808.x"
            })
    void whatIsNone_isNone(String text) {
        assertThat(Position.of(text)).isEmpty();
    }
}
