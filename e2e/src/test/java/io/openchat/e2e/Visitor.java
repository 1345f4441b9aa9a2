package io.openchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Somebody who wants to know something, on the visitor's page or in the widget on the shop's. */
final class Visitor {

    /** A script that makes of a browser one that lets pages keep nothing: its storage is full. */
    static final String KEEPS_NOTHING =
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }";

    private Page page;
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
        hasSent(text, Patience.PAGE);
    }

    void hasSent(String text, double patience) {
        assertThat(message(text))
                .hasAttribute("data-state", "sent", new LocatorAssertions.HasAttributeOptions().setTimeout(patience));
    }

    void hasPending(String text) {
        assertThat(message(text)).hasAttribute("data-state", "pending");
    }

    void reloads() {
        page.reload();
    }

    /** Closes the tab; what the browser keeps stays. */
    void closesTab() {
        page.close();
    }

    void opensNewTab() {
        page = page.context().newPage();
        opens();
    }

    void types(String text) {
        page.getByTestId("composer").fill(text);
    }

    void hasInHand(String text) {
        assertThat(page.getByTestId("composer")).hasValue(text);
    }

    void isToldThatTheLineIsLost() {
        assertThat(page.getByTestId("reconnecting")).isVisible();
    }

    /** As the machine sees it: in flight mode, or back. */
    void losesNetwork(boolean lost) {
        page.context().setOffline(lost);
    }

    void isToldThatNothingIsKept(boolean told) {
        assertThat(page.getByTestId("not-kept")).isVisible(new LocatorAssertions.IsVisibleOptions().setVisible(told));
    }

    /** Has a line again: the page finds it by itself, or is told to try while it still offers that. */
    void isBack() {
        Locator banner = page.getByTestId("reconnecting");
        Insisting.until(page, "connected again", banner::isHidden, banner.getByRole(AriaRole.BUTTON));
    }

    void isConnected() {
        assertThat(page.getByTestId("reconnecting")).isHidden();
    }

    /** The same visitor in another tab of the same browser. */
    Visitor opensAnotherTab() {
        Visitor tab = new Visitor(page.context().newPage(), origin, shop);
        tab.opens();
        return tab;
    }

    /** It is over then, whoever ended it: the service does so by itself when somebody was away for long. */
    void ends() {
        Locator end = page.getByTestId("end-chat");
        Locator confirm = page.getByTestId("end-confirm");
        Insisting.until(page, "ended", () -> state().equals("ended"), end, confirm);
    }

    void rates(int score, String comment) {
        page.getByTestId("rate-" + score).click();
        page.getByTestId("rate-comment").fill(comment);
        page.getByTestId("rate-submit").click();
        assertThat(page.getByTestId("rated")).isVisible();
    }

    void endsIfChatting() {
        if (page.isClosed() || status().count() == 0) {
            return;
        }
        // a page that was loaded again does not know yet
        page.waitForCondition(() -> !state().equals("connecting"));
        if (Pattern.matches("waiting|chatting", state())) {
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
