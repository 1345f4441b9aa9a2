package io.openchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.openchat.e2e.Cast.Window;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The portals in another language, chosen on the page: none has a barrier, whichever way it runs. */
@ExtendWith(Stage.class)
class LanguagesTest {
    private final PageInspection look = new PageInspection();

    @ParameterizedTest
    @CsvSource({"ar, rtl, سارة العلي", "de, ltr, Jürgen Groß"})
    void thePortalsHaveNoBarriersInEither(String language, String direction, String name, Cast cast) {
        Visitor visitor = cast.visitor(Window.LAPTOP);
        visitor.opens();
        visitor.starts(name, "a.rather.long.name-of-somebody@mail.example.org", "+49 30 1234567");
        visitor.isWaiting();
        Agent alice = cast.agent("alice", Window.WIDE);
        alice.logsIn();
        chooses(alice.page(), language, direction);
        alice.isConnected();
        at(alice.page(), "agent-empty-" + language);
        alice.claims(name);
        assertThat(alice.page().getByTestId("composer")).isFocused();
        alice.page().keyboard().type("Hello, how can I help?");
        anInputMethodChoosesAWord(alice.page());
        assertThat(alice.page().getByTestId("composer")).hasValue("Hello, how can I help?");
        alice.page().keyboard().press("Enter");
        visitor.sees("how can I help?");
        visitor.says("مرحبا! Order 20931, please: https://example.com/Tent_(camping)");
        alice.says(name, "1, 2, 3 – تم");
        visitor.sees("تم");
        at(alice.page(), "agent-chat-" + language);
        alice.page().getByTestId("chat-end").click();
        look.as(alice.page(), "agent-end-" + language, Window.SMALL, ColorScheme.LIGHT);
        alice.page().getByTestId("chat-end-confirm").click();
        visitor.isToldThatItEnded();
        reads(cast, language, direction, name);
        look.hasNoBarriers();
    }

    private void reads(Cast cast, String language, String direction, String name) {
        Viewer victor = cast.viewer("victor", Window.WIDE);
        victor.logsIn();
        chooses(victor.page(), language, direction);
        at(victor.page(), "view-overview-" + language);
        for (String section : List.of("chats", "agencies", "sessions")) {
            victor.opens(section);
            at(victor.page(), "view-" + section + "-" + language);
        }
        victor.searches(name);
        victor.opensTranscript();
        at(victor.page(), "view-transcript-" + language);
        cast.expectComplaints("status of 404");
        victor.page().navigate(victor.page().url().replaceFirst("/view/.*", "/view/nothing-here"));
        assertThat(victor.page().getByTestId("notice")).hasAttribute("data-status", "404");
        assertThat(victor.page().locator("html")).hasAttribute("lang", language);
        at(victor.page(), "view-nothing-here-" + language);
    }

    /** Its Enter is not the one that sends. */
    private static void anInputMethodChoosesAWord(Page page) {
        page.getByTestId("composer")
                .dispatchEvent("keydown", Map.of("key", "Enter", "isComposing", true, "bubbles", true));
        page.getByTestId("composer").dispatchEvent("keydown", Map.of("key", "Enter", "keyCode", 229, "bubbles", true));
    }

    private static void chooses(Page page, String language, String direction) {
        page.getByTestId("language").click();
        page.getByTestId("language-" + language).click();
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.locator("html")).hasAttribute("dir", direction);
    }

    private void at(Page page, String name) {
        look.as(page, name, Window.SMALL, ColorScheme.LIGHT);
        look.as(page, name, Window.SMALL, ColorScheme.DARK);
        look.as(page, name, Window.DESK, ColorScheme.DARK);
        look.as(page, name, Window.DESK, ColorScheme.LIGHT);
    }
}
