package io.openchat.view.query;

import io.openchat.shared.text.SingleLine;

/**
 * A regular expression that finds a text as it is written, in capitals or small letters.
 *
 * <p>The two stores disagree on what "ignore case" means outside of ASCII, and on {@code \Q} with an {@code \E} in the text.
 * So both cases of every letter are spelled out, and every other character is escaped: that means the same everywhere.
 */
public final class Quoted {
    private Quoted() {}

    /** The expression that finds {@code text} anywhere. */
    public static String containing(String text) {
        StringBuilder expression = new StringBuilder();
        // names are on record in the composed form, whatever form the viewer's keyboard makes
        SingleLine.normal(text).codePoints().forEach(character -> append(expression, character));
        return expression.toString();
    }

    private static void append(StringBuilder expression, int character) {
        int small = Character.toLowerCase(character);
        int capital = Character.toUpperCase(character);
        if (small != capital) {
            expression
                    .append('[')
                    .appendCodePoint(small)
                    .appendCodePoint(capital)
                    .append(']');
        } else if (character < 128 && !Character.isLetterOrDigit(character)) {
            expression.append('\\').appendCodePoint(character);
        } else {
            expression.appendCodePoint(character);
        }
    }
}
