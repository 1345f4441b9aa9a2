package io.openchat.shared.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptLanguageTest {
    private static final Set<String> THERE = Set.of("en", "de", "ar");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | de",
                "de-AT | de",
                "DE-at;q=0.1, ar-EG | ar",
                "fr, de;q=0.8, en;q=0.9 | en",
                "nl-BE, nl;q=0.9, ar-SA;q=0.5 | ar"
            })
    void theBestThatThereIs_isTaken(String header, String language) {
        assertThat(AcceptLanguage.best(header, THERE)).hasValue(language);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "fr, nl", "*", ";;", "de;q=x", "<script>", "dé"})
    void whatAsksForNothingThatThereIs_isNothing(@Nullable String header) {
        assertThat(AcceptLanguage.best(header, THERE)).isEmpty();
    }

    @Test
    void whatIsLongerThanAnybodysWishes_isNotRead() {
        assertThat(AcceptLanguage.best("de," + "fr,".repeat(200), THERE)).isEmpty();
    }
}
