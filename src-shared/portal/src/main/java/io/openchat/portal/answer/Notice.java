package io.openchat.portal.answer;

import org.jspecify.annotations.Nullable;

/**
 * Why there is nothing else to see.
 *
 * @param detail set apart, for those who report it; null for none
 * @param link where to go from here, below the root of the portal; null for nowhere
 * @param label of that link
 * @param retry whether the page asks again by itself
 */
public record Notice(
        int status,
        String title,
        String text,
        @Nullable String detail,
        @Nullable String link,
        String label,
        boolean retry) {
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    /** Seconds after which trying again is worth it: an identity provider needs some tens of them to start. */
    private static final int RETRY_AFTER = 5;

    /** A notice that leads nowhere. */
    public static Notice of(int status, String title, String text) {
        return new Notice(status, title, text, null, null, "", false);
    }

    /** Something that we depend on does not answer now; the page asks again by itself. */
    public static Notice retrying(String title, String text) {
        return new Notice(UNAVAILABLE, title, text, null, null, "", true);
    }

    /** The same with something for those who report it. */
    public Notice detail(String shown) {
        return new Notice(status, title, text, shown, link, label, retry);
    }

    /** The same with a way on, below the root of the portal; the root itself is {@code ""}. */
    public Notice leadingTo(String path, String name) {
        return new Notice(status, title, text, detail, path, name, retry);
    }

    /** Seconds after which the page, or a script, asks again. */
    public int retryAfter() {
        return RETRY_AFTER;
    }

    /** Whether trying again helps. */
    public boolean isRetryable() {
        return retry || status == TOO_MANY;
    }
}
