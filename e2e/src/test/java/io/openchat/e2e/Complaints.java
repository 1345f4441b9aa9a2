package io.openchat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import java.util.ArrayList;
import java.util.List;

/** What a browser wrote to its console as an error: broken policies, missing files, exceptions that nobody caught. */
final class Complaints {

    private final List<String> heard = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    Complaints(BrowserContext context) {
        context.onConsoleMessage(this::hear);
        context.onWebError(error -> heard.add("not caught: " + error.error()));
        context.onDialog(dialog -> {
            heard.add("a dialog opened: " + dialog.message());
            dialog.dismiss();
        });
    }

    /** Complaints with these words in them are part of the test. */
    void expect(String part) {
        expected.add(part);
    }

    void none() {
        assertThat(unexpected()).as("complaints of the browser").isEmpty();
    }

    void print() {
        unexpected().forEach(System.out::println);
    }

    private List<String> unexpected() {
        return heard.stream()
                .filter(complaint -> expected.stream().noneMatch(complaint::contains))
                .toList();
    }

    private void hear(ConsoleMessage message) {
        // the login's pages are Keycloak's own
        if (message.type().equals("error") && !message.location().contains("/auth/")) {
            heard.add(message.text() + " (" + message.location() + ")");
        }
    }
}
