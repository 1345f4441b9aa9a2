package io.openchat.view.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"Vera", "a.b*c", "\\E", "\\Q\\E", "[a-z]", "(((", "^$", "{1,2}", "ß", "𐐷", "שלום", "a b", "-]^"
            })
    void findsTheTextItselfInCapitalsAndSmallLetters(String text) {
        Pattern pattern = Pattern.compile(Quoted.containing(text));
        assertThat("before " + text + " after").containsPattern(pattern);
        assertThat(text.toLowerCase(java.util.Locale.ROOT)).containsPattern(pattern);
    }

    @Test
    void findsNothingElse() {
        assertThat("axb").doesNotContainPattern(Quoted.containing("a.b"));
        assertThat("Bela").doesNotContainPattern(Quoted.containing("[A-Z]"));
    }

    @Test
    void ignoresCaseOutsideOfAscii() {
        assertThat("Ärger mit Ж").containsPattern(Quoted.containing("äRGER MIT ж"));
    }
}
