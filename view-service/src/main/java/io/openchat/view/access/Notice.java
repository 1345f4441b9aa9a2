package io.openchat.view.access;

import org.jspecify.annotations.Nullable;

/**
 * A page that says why there is nothing else to see.
 *
 * @param detail set apart, for those who report it; null for none
 * @param link where to go from here, below the root of the service
 * @param label of that link
 * @param retry whether the page asks again by itself
 */
public record Notice(
        int status, String title, String text, @Nullable String detail, String link, String label, boolean retry) {

    static Notice of(int status, String title, String text) {
        return new Notice(status, title, text, null, "", "To the overview", false);
    }

    static Notice retrying(String title, String text) {
        return new Notice(503, title, text, null, "", "Try again", true);
    }

    Notice detail(String shown) {
        return new Notice(status, title, text, shown, link, label, retry);
    }

    Notice leadingTo(String path, String name) {
        return new Notice(status, title, text, detail, path, name, retry);
    }
}
