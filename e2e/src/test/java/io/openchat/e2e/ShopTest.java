package io.openchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import io.openchat.e2e.Cast.Window;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stage.class)
class ShopTest {

    /** Markup, a script, and characters of one, two and more code points. */
    private static final String NASTY =
            "<script>alert('gotcha')</script><img src=x onerror=alert(1)> & \"quotes\" 👩‍👩‍👧‍👦 🇩🇪 שלום";

    @Test
    void theWidgetOfAForeignSiteTalks_andOutlivesItsPanel(Cast cast) {
        Visitor wendy = cast.visitor(Window.WIDE);
        wendy.opensShop();
        wendy.opensWidget();
        wendy.starts("Wendy Widget");
        wendy.isWaiting();
        wendy.says("Do you ship to Iceland?");

        Agent alice = cast.agent("alice", Window.WIDE);
        alice.logsIn();
        alice.claims("Wendy Widget");
        alice.reads("Wendy Widget", List.of("Do you ship to Iceland?"));
        wendy.closesWidget();
        alice.says("Wendy Widget", "Yes, in five days.");
        assertThat(wendy.page().getByTestId("launcher")).containsText("1");

        wendy.reloads();
        wendy.opensWidget();
        wendy.isTalkingTo("Alice Archer");
        wendy.reads(List.of("Do you ship to Iceland?", "Yes, in five days."));
    }

    @Test
    void theShopEmbedsTheWidgetUnderAStrictPolicy(Cast cast) {
        Visitor wendy = cast.visitor(Window.PHONE);
        Response shop = wendy.opensShop();
        assertThat(shop.headerValue("content-security-policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(shop.url()).doesNotStartWith(cast.system().origin().toString());
        wendy.opensWidget();
    }

    @Test
    void whatLooksLikeMarkupIsShownAsItWasTyped(Cast cast) {
        Visitor mallory = cast.visitor(Window.LAPTOP);
        mallory.opens();
        mallory.starts("Mallory <b>Markup</b>");
        mallory.says(NASTY);
        mallory.reads(List.of(NASTY));

        Agent alice = cast.agent("alice", Window.WIDE);
        alice.logsIn();
        alice.claims("Mallory <b>Markup</b>");
        alice.reads("Mallory <b>Markup</b>", List.of(NASTY));
        alice.says("Mallory <b>Markup</b>", NASTY);
        mallory.reads(List.of(NASTY, NASTY));

        Viewer victor = cast.viewer("victor", Window.LAPTOP);
        victor.logsIn();
        victor.findsSession("Mallory <b>Markup</b>");
        victor.opensTranscript();
        victor.reads(List.of(NASTY, NASTY));
    }
}
