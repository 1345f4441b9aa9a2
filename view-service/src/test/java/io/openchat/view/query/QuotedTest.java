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
    void findsWhatBeginsWithTheText(String text) {
        Pattern pattern = Pattern.compile(Quoted.beginning(text));
        assertThat(text + " after").containsPattern(pattern);
        assertThat("before " + text).doesNotContainPattern(pattern);
    }

    @Test
    void findsNothingElse() {
        assertThat("axb").doesNotContainPattern(Quoted.beginning("a.b"));
        assertThat("Bela").doesNotContainPattern(Quoted.beginning("[A-Z]"));
    }
}
