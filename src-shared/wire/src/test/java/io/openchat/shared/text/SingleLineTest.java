package io.openchat.shared.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in one line: every name of the world, and nothing that hides or turns. */
class SingleLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vera",
                "O’Connor-Łukasiewicz, Jr.",
                "Zoë",
                "Đặng Thị Hồng Ngọc",
                "Nguyễn Văn Ất",
                "نگین می\u200cخواهم",
                "علی\u200cرضا",
                "مُحَمَّدٌ",
                "עַבְרִית",
                "בְּרֵאשִׁ֖ית",
                "יְרוּשָׁלִַ֔ם",
                "मिथिलेश",
                "श्री लक्ष्मी",
                "क्\u200dष",
                "क्\u200cष",
                "অর্\u200dক",
                "র\u200d্যাব",
                "അവന്\u200d",
                "നന്\u200dദിനി",
                "ශ්\u200dරී",
                "ธีรศักดิ์ น้ำผึ้ง",
                "ກຸ້ງ",
                "ကြွှော့်",
                "ཧྐྵྨླྺྼྻྂ",
                "សុខា",
                "ᠬᠣᠲᠠ\u180Eᠠ",
                "ᠠ\u180Bᠮᠤᠷ",
                "葛\uDB40\uDD00城",
                "山田\u3000太郎",
                "김철수",
                "さくら",
                "Ωμέγα",
                "Юлия",
                "ꦱꦺꦴ",
                "𝒱ℯ𝓇𝒶",
                "👩\u200d👩\u200d👧\u200d👦",
                "👩🏽\u200d⚕\uFE0F",
                "🏳\uFE0F\u200d🌈",
                "❤\uFE0F\u200d🔥",
                "🏴\u200d☠\uFE0F",
                "🇩🇪 Vera",
                "1\uFE0F\u20E3",
                "☺\uFE0E",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F Mac",
                "?",
                "R2-D2"
            })
    void everyRealNameMayStand(String name) {
        assertThat(SingleLine.problem(SingleLine.normal(name))).isEmpty();
        assertThat(SingleLine.cleaned(name)).isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                ' ', '\t', 0x00A0, 0x00AD, 0x034F, 0x0301, 0x061C, 0x115F, 0x1160, 0x1680, 0x17B4, 0x180B, 0x180E,
                0x2000, 0x200B, 0x200C, 0x200D, 0x200E, 0x2028, 0x202E, 0x202F, 0x205F, 0x2060, 0x2061, 0x2066, 0x206A,
                0x2800, 0x3000, 0x3164, 0xE000, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0, 0xFFF9, 0xFFFC, 0xFFFE, 0x13441,
                0x1BCA0, 0x1D159, 0x1D173, 0xE0001, 0xE0041, 0xE0100, 0xE0FFF, 0xF0000, 0xD800, 0x0378
            })
    void whatNobodyCanSee_isNoName(int character) {
        for (int times : new int[] {1, 3}) {
            String name = SingleLine.normal(Character.toString(character).repeat(times));
            assertThat(SingleLine.problem(name)).hasValue("holds nothing that can be seen");
            assertThat(SingleLine.cleaned(name)).isEmpty();
            assertThat(SingleLine.shown(name)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "061C, direction",
        "200E, direction",
        "200F, direction",
        "202A, direction",
        "202B, direction",
        "202C, direction",
        "202D, direction",
        "202E, direction",
        "2066, direction",
        "2067, direction",
        "2068, direction",
        "2069, direction",
        "E0041, tag",
        "E0001, tag",
        "E007F, tag",
        "FE0F, selector",
        "FE00, selector",
        "E0100, selector",
        "180B, selector",
        "FFFE, no character",
        "FDD0, no character",
        "1FFFF, no character",
        "10FFFE, no character",
        "D83D, half",
        "DE00, half",
        "0000, control",
        "0009, control",
        "000A, control",
        "001B, control",
        "007F, control",
        "0085, control",
        "009F, control",
        "2028, separator",
        "2029, separator",
        "FFF9, stands for",
        "FFFA, stands for",
        "FFFB, stands for",
        "FFFC, stands for",
        "200C, joins nothing",
        "200D, joins nothing",
        "180E, joins nothing",
        "034F, joins nothing",
        "00AD, nobody can see",
        "200B, nobody can see",
        "2060, nobody can see",
        "2064, nobody can see",
        "206A, nobody can see",
        "FEFF, nobody can see",
        "3164, nobody can see",
        "115F, nobody can see",
        "1160, nobody can see",
        "FFA0, nobody can see",
        "17B4, nobody can see",
        "1D173, nobody can see",
        "1BCA0, nobody can see",
        "FFF0, nobody can see"
    })
    void whatHidesOrTurns_isRefusedAndNamed(String hex, String word) {
        String character = Character.toString(Integer.parseInt(hex, 16));
        String name = SingleLine.normal("Ve" + character + "ra");
        assertThat(SingleLine.problem(name)).get().asString().contains(word).contains("U+" + hex);
        assertThat(SingleLine.cleaned("Vera " + character + "!")).startsWith("Vera");
        assertThat(SingleLine.problem(SingleLine.cleaned(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vera\u200d",
                "\u200cعلی",
                "علی\u200c",
                "عل\u200c\u200cی",
                "Ve\u200dra",
                "👩\u200d",
                "👩\u200d\u200d👧",
                "👩\u200dVera",
                "नेहा\u200d",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67",
                "🏴\uDB40\uDC7F",
                "A\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F",
                "\u0301Vera",
                "❤\uFE0F\uFE0F",
                "Vera\uFE0F",
                "葛\uDB40\uDD00\uDB40\uDD00"
            })
    void joinersTagsSelectorsAndMarks_needWhatTheyBelongTo(String name) {
        assertThat(SingleLine.problem(SingleLine.normal(name))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 30, 80, 5_000})
    void marksUponMarks_areTooMany(int marks) {
        String name = SingleLine.normal("V\u0316" + "\u0301".repeat(marks - 1) + "era");
        assertThat(SingleLine.problem(name)).get().asString().contains("more than 8 marks");
        assertThat(SingleLine.cleaned(name)).isEqualTo("V\u0316" + "\u0301".repeat(7) + "era");
    }

    @Test
    void joinersDoNotHideThatMarksAreTooMany() {
        String name = "क" + "\u0941\u200d".repeat(9) + "ष";
        assertThat(SingleLine.problem(SingleLine.normal(name))).get().asString().contains("marks");
    }

    @Test
    void theFormIsComposed_andBlanksAreOneSpace() {
        assertThat(SingleLine.normal(" \u00A0Zoe\u0308 \u2003\u2800 Lo\u0301pez\u3000"))
                .isEqualTo("Zoë López");
        assertThat(SingleLine.normal(Normalizer.normalize("Đặng Thị Ất", Normalizer.Form.NFD)))
                .isEqualTo("Đặng Thị Ất");
        assertThat(SingleLine.normal("\u212B")).isEqualTo("\u00C5");
        assertThat(SingleLine.normal("Vera")).isEqualTo("Vera");
    }

    @Test
    void isCutBetweenTwoCharacters() {
        assertThat(SingleLine.cut("Vera", 4)).isEqualTo("Vera");
        assertThat(SingleLine.cut("Vera", 3)).isEqualTo("Ver");
        assertThat(SingleLine.cut("ab 👩\u200d👧", 4)).isEqualTo("ab");
        assertThat(SingleLine.cut("क्षत्रिय", 1)).isEmpty();
    }

    @Test
    void aNameWithinASentence_isIsolated() {
        assertThat(SingleLine.isolated("Vera")).isEqualTo("\u2068Vera\u2069");
        assertThat(SingleLine.isolated("Ve\u202Era\u2069")).isEqualTo("\u2068Vera\u2069");
    }
}
