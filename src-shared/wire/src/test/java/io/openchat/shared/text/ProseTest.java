package io.openchat.shared.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts keep what people wrote; what nobody sees, and what turns what is around them, is left out. */
class ProseTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello,\n\tthere!",
                "« Où est-ce ? »",
                "من می\u200cخواهم\u200c، لطفاً",
                "שלום \u200FABC\u200F 123",
                "\u2068ABC\u2069 \u2067\u2066x\u2069\u2069",
                "👩\u200d👩\u200d👧\u200d👦 🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F 1\uFE0F\u20E3",
                "ภาษา\u200Bไทย",
                "Donau\u00ADdampf",
                "\uF8FF is a sign of one company",
                "e \u0301"
            })
    void keepWhatPeopleWrite(String text) {
        assertThat(Prose.cleaned(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "202A", "202B", "202C", "202D", "202E", "0000", "0007", "001B", "007F", "009B", "FFFE", "FDD0", "10FFFF",
        "FFF9", "FFFC", "E0041", "E0001", "FE0F", "E0100", "2069", "2066", "2067", "2068"
    })
    void leaveOutWhatHidesOrTurns(String hex) {
        assertThat(Prose.cleaned("a" + Character.toString(Integer.parseInt(hex, 16)) + "b\nc"))
                .isEqualTo("ab\nc");
    }

    @Test
    void isolatesEndWithTheirLine() {
        assertThat(Prose.cleaned("\u2067a\u2066b\u2069\nc\u2069d\u2069 \u2068e\u2069"))
                .isEqualTo("a\u2066b\u2069\ncd \u2068e\u2069");
    }

    @Test
    void halfCharactersBecomeTheSignForWhatCannotBeRead() {
        assertThat(Prose.cleaned("a\uD83Db\uDE00")).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void linesEndInOneWay() {
        assertThat(Prose.cleaned("a\r\nb\rc\u2028d\u2029e\u0085f")).isEqualTo("a\nb\nc\nd\ne\nf");
    }

    @Test
    void marksAndInvisibleCharactersAreBounded() {
        assertThat(Prose.cleaned("x" + "\u0301".repeat(4_000) + "y")).isEqualTo("x" + "\u0301".repeat(8) + "y");
        assertThat(Prose.cleaned("x" + "\u200B".repeat(1_000) + "y")).isEqualTo("x\u200By");
    }

    @Test
    void theFormIsComposed() {
        String text = "Đặng Thị Ất — Zoë ᄒ";
        assertThat(Prose.cleaned(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u3164\n\u2800", "\u202E \u2066", "\u0301", "\u00A0\u3000"})
    void whatNobodyCanSee_isNoText(String text) {
        assertThat(SingleLine.isVisible(Prose.cleaned(text))).isFalse();
    }
}
