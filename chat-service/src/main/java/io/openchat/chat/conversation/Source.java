package io.openchat.chat.conversation;

/**
 * Where a visitor's socket comes from.
 *
 * @param budget what those share who come from the same network address; empty when they are not counted
 */
public record Source(String budget) {
    /** A socket that counts for itself only. */
    public static final Source UNCOUNTED = new Source("");
}
