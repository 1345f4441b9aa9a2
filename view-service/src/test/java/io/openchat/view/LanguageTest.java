package io.openchat.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.portal.words.Words;
import io.openchat.shared.record.ConversationRecord.Rating;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages speak the language of whoever reads them. */
@QuarkusTest
@WithTestResource(StoreResource.class)
class LanguageTest {
    @Inject
    Records records;

    private Viewer victor;

    @BeforeEach
    void oneChat() {
        records.forget();
        records.chat("c1", "Vera", null, "ended", Records.START, null, new Rating(4, null, Records.START));
        victor = Viewer.signedInAs("victor");
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT, de, ltr, Übersicht",
        "fr;q=0.5, fr, ltr, Vue d’ensemble",
        "'nl, es-MX;q=0.8', es, ltr, Resumen",
        "ar-EG, ar, rtl, نظرة عامة",
        "nl, en, ltr, Overview"
    })
    void isTheOneThatTheBrowserAsksFor(String header, String tag, String direction, String title) {
        Shown page = victor.opens("/", asking(header));

        assertThat(page.body()).contains("<html lang=\"" + tag + "\" dir=\"" + direction + "\">");
        assertThat(page.text()).contains(title);
    }

    @Test
    void isTheChosenOneBeforeAllOthers() {
        victor.has("openchat_language", "fr");

        Shown page = victor.opens("/sessions", asking("de"));

        assertThat(page.body()).contains("<html lang=\"fr\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xx", "de-DE", "DE", "<script>", "en%0d%0aSet-Cookie:a=b"})
    void aChoiceThatThereIsNot_isNone(String chosen) {
        victor.has("openchat_language", chosen);

        assertThat(victor.opens("/sessions", asking("de")).body()).contains("<html lang=\"de\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "ar"})
    void hasAllItsWordsOnEveryPage(String tag) {
        Words w = Words.of(tag);
        assertThat(victor.opens("/chats", asking(tag)).text())
                .contains(w.chats(), w.chatsText(), w.score(4), w.notTaken(), w.range(1, 1, w.number(1)));
        assertThat(victor.opens("/conversations/c1", asking(tag)).text()).contains(w.nothingSaid(), w.consentOf());
        assertThat(victor.opens("/agencies", asking(tag)).text()).contains(w.noAgencies());
        assertThat(victor.opens("/sessions?page=-1", asking(tag)).text()).contains(w.badAddress(), w.toOverview());
        assertThat(victor.opens("/nothing-here", asking(tag)).text()).contains(w.noPage());
        assertThat(new Viewer().opens("/signed-out", asking(tag)).text()).contains(w.signedOut());
    }

    @Test
    void anAddressThatSomebodyTyped_isAnsweredInOurLook() {
        Map<String, String> typed = new HashMap<>(Viewer.TYPED);
        typed.put("Accept-Language", "de");

        for (Viewer viewer : List.of(victor, new Viewer())) {
            Shown page = viewer.opens("/nothing-here", typed);
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.text()).contains("Diese Seite gibt es nicht").contains("Zum Portal");
            assertThat(page.body()).contains("/view/assets/portal-");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    private static Map<String, String> asking(String header) {
        return Map.of("Accept-Language", header, "Sec-Fetch-Site", "same-origin");
    }
}
