package io.openchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Somebody who wants to know something, on the visitor's page or in the widget on the shop's. */
final class Visitor {

    private final Page page;
    private final URI origin;
    private final URI shop;

    Visitor(BrowserContext context, URI origin, URI shop) {
        this(context.newPage(), origin, shop);
    }

    private Visitor(Page page, URI origin, URI shop) {
        this.page = page;
        this.origin = origin;
        this.shop = shop;
    }

    Page page() {
        return page;
    }

    void opens() {
        page.navigate(origin + "/");
    }

    Response opensShop() {
        return Objects.requireNonNull(page.navigate(shop + "/"));
    }

    void opensWidget() {
        page.getByTestId("launcher").click();
        assertThat(page.getByTestId("panel")).isVisible();
    }

    void closesWidget() {
        page.getByTestId("close").click();
        assertThat(page.getByTestId("panel")).isHidden();
    }

    void starts(String name) {
        page.getByTestId("start-name").fill(name);
        page.getByTestId("start-consent").check();
        page.getByTestId("start-submit").click();
    }

    void starts(String name, String email, String phone) {
        page.getByTestId("start-email").fill(email);
        page.getByTestId("start-phone").fill(phone);
        starts(name);
    }

    void isWaiting() {
        assertThat(status()).hasAttribute("data-state", "waiting");
    }

    void isTalkingTo(String agent) {
        assertThat(status()).hasAttribute("data-state", "chatting");
        assertThat(status()).containsText(agent);
    }

    void isToldThatItEnded() {
        assertThat(status()).hasAttribute("data-state", "ended");
    }

    void says(String text) {
        page.getByTestId("composer").fill(text);
        page.getByTestId("send").click();
    }

    /** All messages, in order, and nothing else. */
    void reads(List<String> texts) {
        assertThat(texts()).hasText(texts.toArray(String[]::new));
    }

    void sees(String text) {
        sees(text, Patience.PAGE);
    }

    void sees(String text, double patience) {
        assertThat(texts().filter(new Locator.FilterOptions().setHasText(text)))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(patience));
    }

    /** What was said and stands as sent: it is on record. */
    void hasSent(String text) {
        assertThat(message(text)).hasAttribute("data-state", "sent");
    }

    void hasPending(String text) {
        assertThat(message(text)).hasAttribute("data-state", "pending");
    }

    void reloads() {
        page.reload();
    }

    /** The same visitor in another tab of the same browser. */
    Visitor opensAnotherTab() {
        Visitor tab = new Visitor(page.context().newPage(), origin, shop);
        tab.opens();
        return tab;
    }

    void ends() {
        page.getByTestId("end-chat").click();
        page.getByTestId("end-confirm").click();
        isToldThatItEnded();
    }

    void rates(int score, String comment) {
        page.getByTestId("rate-" + score).click();
        page.getByTestId("rate-comment").fill(comment);
        page.getByTestId("rate-submit").click();
        assertThat(page.getByTestId("rated")).isVisible();
    }

    void endsIfChatting() {
        if (status().count() > 0 && Pattern.matches("waiting|chatting", state())) {
            if (page.getByTestId("panel").isHidden()
                    && page.getByTestId("launcher").count() > 0) {
                opensWidget();
            }
            ends();
        }
    }

    private String state() {
        return String.valueOf(status().getAttribute("data-state"));
    }

    private Locator status() {
        return page.getByTestId("status");
    }

    private Locator texts() {
        return page.getByTestId("message").getByTestId("text");
    }

    private Locator message(String text) {
        return page.getByTestId("message").filter(new Locator.FilterOptions().setHasText(text));
    }
}
