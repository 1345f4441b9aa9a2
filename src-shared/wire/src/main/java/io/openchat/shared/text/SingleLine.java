package io.openchat.shared.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of what stands in one line: names, departments, addresses. It shows something, it turns nothing around (UTR #36,
 * section 2.5), and it holds nothing that only programs see.
 */
public final class SingleLine {
    /** What people count as one character: a letter with its marks, an emoji with all its parts. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private SingleLine() {}

    /** The value in NFC, without blanks at its ends, and with one space for several. */
    public static String normal(String value) {
        StringBuilder normal = new StringBuilder(value.length());
        int blanks = 0;
        int blank = ' ';
        for (int c : Normal.form(value).strip().codePoints().toArray()) {
            if (Points.isBlank(c)) {
                blank = blanks++ == 0 ? c : ' ';
                continue;
            }
            if (blanks > 0 && !normal.isEmpty()) {
                normal.appendCodePoint(blank);
            }
            blanks = 0;
            normal.appendCodePoint(c);
        }
        return normal.toString();
    }

    /** What is wrong with a value, as the end of a sentence that begins with its name; empty when it may stand. */
    public static Optional<String> problem(String value) {
        if (!isVisible(value)) {
            return Optional.of("holds nothing that can be seen");
        }
        String fault = Scan.line(value).fault();
        return fault == null ? Optional.empty() : Optional.of("holds " + fault);
    }

    /** Whether there is anything to be seen. */
    public static boolean isVisible(String value) {
        return value.codePoints().anyMatch(Points::isVisible);
    }

    /** What remains of a value that nobody can be asked about: normal, and without what may not stand; perhaps nothing. */
    public static String cleaned(String value) {
        StringBuilder oneLine = new StringBuilder(value.length());
        value.codePoints()
                .map(c -> Character.isWhitespace(c) && Character.isISOControl(c) ? ' ' : c)
                .forEach(oneLine::appendCodePoint);
        String kept = normal(Scan.line(normal(oneLine.toString())).kept());
        return isVisible(kept) ? kept : "";
    }

    /** The beginning of a value, of at most {@code limit} code points, cut between two characters. */
    public static String cut(String value, int limit) {
        if (value.codePointCount(0, value.length()) <= limit) {
            return value;
        }
        int end = 0;
        Matcher characters = CHARACTER.matcher(value);
        while (characters.find() && value.codePointCount(0, characters.end()) <= limit) {
            end = characters.end();
        }
        return value.substring(0, end).strip();
    }

    /** What there is to see of a name on record, whatever was admitted when it was written; perhaps nothing. */
    public static String shown(@Nullable String value) {
        return value == null ? "" : cleaned(value);
    }

    /** The same for what may lack, or hold nothing that can be seen: then null. */
    public static @Nullable String shownIfAny(@Nullable String value) {
        String shown = shown(value);
        return shown.isEmpty() ? null : shown;
    }

    /** A name within a sentence that is plain text: the isolates (UAX #9) keep its direction to itself. */
    public static String isolated(String name) {
        return Character.toString(Points.FIRST_STRONG_ISOLATE) + cleaned(name) + Character.toString(Points.POP_ISOLATE);
    }
}
