package io.openchat.shared.text;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * The rules of texts of several lines: messages, notes, comments. People paste what they do not see, so what may not stand is left
 * out and the rest goes on; only a text of which nothing can be seen is none.
 */
public final class Prose {
    private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\u000B\u000C\u0085\u2028\u2029]");

    private Prose() {}

    /**
     * The text in NFC, with line feeds between its lines, and without controls, tags, half characters, marks upon marks, and what
     * would turn the direction of what stands around it. Isolates stay in pairs: one that is open at the end of its line is none.
     */
    public static String cleaned(String text) {
        if (isPlain(text)) {
            return Normal.form(text);
        }
        String lines = LINE_END.matcher(Normal.form(whole(text))).replaceAll("\n");
        return paired(Scan.prose(lines).kept());
    }

    /** Whether it is made of what leaves ink, blanks and line feeds alone, as most texts are: one look at each is enough. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
            if (control || Points.isIgnorable(c)) {
                return false;
            }
            if (c >= Points.FIRST_MARK) {
                int point = text.codePointAt(i);
                if (!Points.isVisible(point) && !Points.isBlank(point)) {
                    return false;
                }
                i += Character.charCount(point) - 1;
            }
        }
        return true;
    }

    /** Half characters become the sign for what cannot be read. */
    private static String whole(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            whole.appendCodePoint(Character.getType(c) == Character.SURROGATE ? 0xFFFD : c);
        }
        return whole.toString();
    }

    private static String paired(String text) {
        BitSet alone = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                open.forEach(alone::set);
                open.clear();
            } else if (c == Points.POP_ISOLATE) {
                if (open.isEmpty()) {
                    alone.set(i);
                } else {
                    open.pop();
                }
            } else if (Points.isIsolate(c)) {
                open.push(i);
            }
        }
        open.forEach(alone::set);
        return alone.isEmpty() ? text : without(alone, text);
    }

    private static String without(BitSet places, String text) {
        StringBuilder rest = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!places.get(i)) {
                rest.append(text.charAt(i));
            }
        }
        return rest.toString();
    }
}
