package io.openchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.openchat.standalone.User;
import java.net.URI;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Somebody who answers, at the agent portal. */
final class Agent {

    private Page page;
    private final URI portal;
    private final User user;

    Agent(BrowserContext context, URI origin, User user) {
        this.page = context.newPage();
        this.portal = origin.resolve("/agent/");
        this.user = user;
    }

    Page page() {
        return page;
    }

    void logsIn() {
        triesToLogIn();
        isConnected();
    }

    void triesToLogIn() {
        SignIn.as(user, page, portal);
    }

    void isConnected() {
        assertThat(page.getByTestId("connection-state")).hasAttribute("data-state", "open");
    }

    void reloads() {
        page.reload();
        isConnected();
    }

    /** Closes the tab; the login and what the browser keeps stay. */
    void closesTab() {
        page.close();
    }

    void opensNewTab() {
        page = page.context().newPage();
        page.navigate(portal.toString());
        isConnected();
    }

    void types(String visitor, String text) {
        chat(visitor).getByTestId("composer").fill(text);
    }

    void hasInHand(String visitor, String text) {
        assertThat(chat(visitor).getByTestId("composer")).hasValue(text);
    }

    void isToldThatTheLineIsLost() {
        assertThat(page.getByTestId("banner")).isVisible();
    }

    /** Has a line again: the page finds it by itself, or is told to try while it still offers that. */
    void isBack() {
        Locator state = page.getByTestId("connection-state");
        BooleanSupplier open = () -> "open".equals(state.getAttribute("data-state"));
        Insisting.until(page, "connected again", open, page.getByTestId("retry-now"));
    }

    /** What did not get into chats that went on without this agent. */
    void findsUnsent(String... texts) {
        assertThat(unsent()).hasCount(texts.length);
        assertThat(unsent()).containsText(texts);
    }

    void discardsUnsent() {
        unsent().getByTestId("unsent-discard").click();
    }

    private Locator unsent() {
        return page.getByTestId("unsent-message");
    }

    void seesWaiting(String visitor) {
        assertThat(row(visitor)).hasAttribute("data-state", "waiting");
    }

    void seesTaken(String visitor, String by) {
        assertThat(row(visitor)).hasAttribute("data-state", "chatting");
        assertThat(row(visitor)).containsText("In chat with " + by);
    }

    void seesGone(String visitor) {
        assertThat(row(visitor)).hasCount(0);
    }

    void picks(String visitor) {
        row(visitor).click();
    }

    /** Takes the chat, and sees that nobody was faster. */
    void claims(String visitor) {
        picks(visitor);
        assertThat(chat(visitor)).hasAttribute("data-standing", "mine");
    }

    void isToldThatItIsTaken(String visitor, String by) {
        assertThat(chat(visitor).getByTestId("chat-taken")).containsText(by);
    }

    void says(String visitor, String text) {
        chat(visitor).getByTestId("composer").fill(text);
        chat(visitor).getByTestId("send").click();
    }

    /** All messages, in order, and nothing else. */
    void reads(String visitor, List<String> texts) {
        assertThat(texts(visitor)).hasText(texts.toArray(String[]::new));
    }

    void sees(String visitor, String text, double patience) {
        assertThat(texts(visitor).filter(new Locator.FilterOptions().setHasText(text)))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(patience));
    }

    void hasSent(String visitor, String text) {
        assertThat(message(visitor, text)).hasAttribute("data-state", "sent");
    }

    void hasPending(String visitor, String text) {
        assertThat(message(visitor, text)).hasAttribute("data-state", "pending");
    }

    /** Looks at a chat that is open already. */
    void shows(String visitor) {
        picks(visitor);
        assertThat(chat(visitor).getByTestId("composer")).isFocused();
    }

    /** It is over then, also when it had to be asked for again: without a line the page refuses to end it. */
    void ends(String visitor) {
        Locator end = chat(visitor).getByTestId("chat-end");
        Locator confirm = page.getByTestId("chat-end-confirm");
        Insisting.until(page, "ended", chat(visitor).getByTestId("chat-ended")::isVisible, end, confirm);
    }

    void picksToEnd(String visitor) {
        chat(visitor).getByTestId("chat-end").click();
        assertThat(page.getByTestId("chat-end-confirm")).isVisible();
    }

    Locator chat(String visitor) {
        Locator name = page.locator("h2").getByText(visitor, new Locator.GetByTextOptions().setExact(true));
        return page.getByTestId("chat").filter(new Locator.FilterOptions().setHas(name));
    }

    private Locator row(String visitor) {
        return page.getByTestId("visitor-row").filter(new Locator.FilterOptions().setHasText(visitor));
    }

    private Locator texts(String visitor) {
        return chat(visitor).getByTestId("text");
    }

    private Locator message(String visitor, String text) {
        return chat(visitor).getByTestId("message").filter(new Locator.FilterOptions().setHasText(text));
    }
}
