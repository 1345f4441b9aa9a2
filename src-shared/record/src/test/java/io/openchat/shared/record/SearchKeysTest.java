package io.openchat.shared.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchKeysTest {
    @ParameterizedTest
    @CsvSource({
        "v, Vera Weiss",
        "VERA, Vera Weiss",
        "weiss, Vera Weiss",
        "vera we, Vera Weiss",
        "zoe, Zoë",
        "Zoë, ZOE",
        "İstanbul, istanbul",
        "straße, STRAßE",
        "Ａｄａ, ada lovelace",
        "lovelace, Ａｄａ　Ｌｏｖｅｌａｃｅ",
        "小, 王 小明",
        "小明, 王小明",
        "ΟΔΥΣ, ΟΔΥΣΣΕΥΣ",
        "strasse, Straße",
        "lukasz, Łukasz",
        "محمد, مُحَمَّد",
        "brien, O'Brien",
        "😀, 😀😀😀😀😀😀😀😀😀",
        "-, -"
    })
    void aWordsBeginning_isFound_withoutCaseAndMarks(String sought, String name) {
        assertThat(SearchKeys.of(name, null)).contains(SearchKeys.beginning(SearchKeys.folded(sought)));
    }

    @ParameterizedTest
    @CsvSource({"era, Vera", "weiss vera, Vera Weiss", "veraw, Vera Weiss"})
    void whatIsInsideOfAWord_orInAnotherOrder_isNotFound(String sought, String name) {
        assertThat(SearchKeys.of(name, null)).doesNotContain(SearchKeys.beginning(SearchKeys.folded(sought)));
    }

    @Test
    void anAddressIsFoundByEachOfItsWords() {
        assertThat(SearchKeys.of("", "vera.weiss@shop.example"))
                .contains("v", "vera.wei", "weiss@sh", "shop.exa", "example", "vera.weiss@shop.example");
    }

    @Test
    void whatIsLongerThanAKeyCanBeHeldAgainstTheWhole() {
        assertThat(SearchKeys.beginning("alexandria")).isEqualTo("alexandr");
        assertThat(SearchKeys.of("Alexandria", null))
                .contains("alexandr", "alexandria")
                .doesNotContain("alexandri");
    }

    @Test
    void aNameOfNothing_hasAKeyAllTheSame() {
        assertThat(SearchKeys.of("\u0301", null)).containsExactly("");
    }

    @Test
    void theyAreFew_howeverLongTheName() {
        assertThat(SearchKeys.of("a b c d e f g h i j k ".repeat(10), "x.".repeat(100) + "@example.com"))
                .hasSizeLessThan(150);
    }
}
