package io.openchat.e2e.faults.client;

import io.openchat.shared.wire.Kind;

/**
 * Something that a person said.
 *
 * @param id of the message, made by the client
 * @param speaker the client that said it
 * @param number the how manieth of this speaker
 * @param at when, in the loop's milliseconds
 */
record Said(String id, String speaker, int number, Kind kind, long at) {
    private static final String[] WORDS = {
        "hello",
        "there",
        "über",
        "🙂",
        "order",
        "\"quoted\"",
        "<b>",
        "line\nbreak",
        "日本",
        "please",
        "thanks",
        "back\\slash"
    };

    /** What was said; it follows from the id, so that nobody needs to keep it. */
    String text() {
        return textOf(id);
    }

    static String textOf(String id) {
        StringBuilder text = new StringBuilder(id);
        int hash = id.hashCode();
        for (int n = Math.floorMod(hash, 12); n > 0; n--) {
            hash = hash * 31 + 7;
            text.append(' ').append(WORDS[Math.floorMod(hash, WORDS.length)]);
        }
        return text.toString();
    }
}
