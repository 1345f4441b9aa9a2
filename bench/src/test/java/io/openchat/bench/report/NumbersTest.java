package io.openchat.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Numbers have the digits that matter. */
class NumbersTest {
    @Test
    void haveSomeThreeDigits() {
        assertThat(Numbers.of(0)).isEqualTo("0");
        assertThat(Numbers.of(0.0213)).isEqualTo("0.021");
        assertThat(Numbers.of(1.234)).isEqualTo("1.23");
        assertThat(Numbers.of(12.34)).isEqualTo("12.3");
        assertThat(Numbers.of(118_632.4)).isEqualTo("118,632");
        assertThat(Numbers.of(-500)).isEqualTo("-500");
    }

    @Test
    void ofBounds_haveAllTheirDigits() {
        assertThat(Numbers.exactly(0.15)).isEqualTo("0.15");
        assertThat(Numbers.exactly(12_000)).isEqualTo("12,000");
        assertThat(Numbers.exactly(2)).isEqualTo("2");
    }
}
