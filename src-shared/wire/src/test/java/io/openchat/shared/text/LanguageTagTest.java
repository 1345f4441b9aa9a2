package io.openchat.shared.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a program calls its language, there is a tag. */
class LanguageTagTest {
    @ParameterizedTest
    @CsvSource({
        "de, de",
        "de-DE, de-DE",
        "de_DE.UTF-8, de-DE",
        "en-US@posix, en-US",
        "C, und",
        "POSIX, und",
        "C.UTF-8, und",
        "'', und",
        "en us, en",
        "zh-hant-tw, zh-Hant-TW",
        "<script>, und",
        "de-CH-1901-u-co-phonebk-x-thisis-verylong, de-CH-1901-u-co-phonebk-x-thisis",
        "*, und"
    })
    void isUnderstoodAsFarAsItGoes(String value, String tag) {
        assertThat(LanguageTag.of(value, 35)).isEqualTo(tag).hasSizeLessThanOrEqualTo(35);
    }

    @Test
    void isUnknownWhenNoneIsSent() {
        assertThat(LanguageTag.of(null, 35)).isEqualTo("und");
    }
}
