package io.openchat.view.query;

/**
 * A regular expression that finds a text as it is written.
 *
 * <p>The stores disagree on {@code \\Q} with an {@code \\E} in the text, so every character that could mean something is escaped:
 * that means the same everywhere.
 */
public final class Quoted {
    private Quoted() {}

    /** The expression that finds what begins with {@code text}; an index can answer it. */
    public static String beginning(String text) {
        StringBuilder expression = new StringBuilder("^");
        text.codePoints().forEach(character -> {
            if (character < 128 && !Character.isLetterOrDigit(character)) {
                expression.append('\\');
            }
            expression.appendCodePoint(character);
        });
        return expression.toString();
    }
}
