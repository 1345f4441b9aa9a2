package io.openchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.openchat.standalone.User;
import java.net.URI;
import java.util.List;

/** Somebody who reads the records, at the viewer portal. */
final class Viewer {

    private final Page page;
    private final URI portal;
    private final User user;

    Viewer(BrowserContext context, URI origin, User user) {
        this.page = context.newPage();
        this.portal = origin.resolve("/view/");
        this.user = user;
    }

    Page page() {
        return page;
    }

    void logsIn() {
        triesToLogIn();
        assertThat(page.getByTestId("user")).isVisible();
    }

    void triesToLogIn() {
        SignIn.as(user, page, portal);
    }

    void opens(String section) {
        page.getByTestId("nav-" + section).click();
        assertThat(page.getByTestId("nav-" + section)).hasAttribute("aria-current", "page");
    }

    /** The one session of this visitor, by the page's own search. */
    void findsSession(String visitor) {
        searches(visitor);
        assertThat(sessions()).hasCount(1);
        assertThat(sessions()).containsText(visitor);
    }

    void searches(String visitor) {
        opens("sessions");
        page.getByTestId("filter-client").fill(visitor);
        page.getByTestId("filter-apply").click();
        assertThat(page.getByTestId("filter-clear")).isVisible();
    }

    void seesSession(String agent, String agency, String outcome) {
        assertThat(sessions()).containsText(agent);
        assertThat(sessions()).containsText(agency);
        assertThat(sessions()).containsText(outcome);
    }

    void opensTranscript() {
        page.getByTestId("session-open").first().click();
        assertThat(page.getByTestId("transcript-session").first()).isVisible();
    }

    /** All messages of people, in order, and nothing else. */
    void reads(List<String> texts) {
        assertThat(page.getByTestId("transcript-message").locator(".text")).hasText(texts.toArray(String[]::new));
    }

    void seesChat(String visitor, String state, int sessions) {
        opens("chats");
        Locator card = page.getByTestId("chat-card").filter(new Locator.FilterOptions().setHasText(visitor));
        assertThat(card).hasAttribute("data-state", state);
        assertThat(card.getByTestId("chat-session")).hasCount(sessions);
    }

    void seesAgency(String agency) {
        opens("agencies");
        assertThat(page.getByTestId("agency-row").filter(new Locator.FilterOptions().setHasText(agency)))
                .isVisible();
    }

    private Locator sessions() {
        return page.getByTestId("session-row");
    }
}
