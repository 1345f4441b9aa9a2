package io.openchat.shared.text;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Telephone numbers as people write them: with the digits of their script, any dash and any space, and words for the extension. Only
 * digits, dashes and spaces are made the same; what is dialled is for people to read.
 */
public final class Phone {
    /** The shortest that can be dialled: 112. */
    private static final int LEAST_DIGITS = 3;

    private static final Pattern NUMBER = Pattern.compile("[\\p{L}\\p{M}0-9 +\\-()\\[\\]./#*,;:=&]+");

    private Phone() {}

    /** The number; empty when it is none. */
    public static Optional<String> of(String typed) {
        StringBuilder number = new StringBuilder(typed.length());
        Normalizer.normalize(Normal.form(typed), Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !Points.isIgnorable(c))
                .map(Phone::plain)
                .forEach(number::appendCodePoint);
        String plain = Normal.form(number.toString()).strip().replaceAll(" {2,}", " ");
        long digits = plain.chars().filter(c -> c >= '0' && c <= '9').count();
        return digits >= LEAST_DIGITS
                        && NUMBER.matcher(plain).matches()
                        && SingleLine.problem(plain).isEmpty()
                ? Optional.of(plain)
                : Optional.empty();
    }

    private static int plain(int c) {
        if (Character.isDigit(c)) {
            return '0' + Character.digit(c, 10);
        }
        if (Points.isBlank(c) || Character.isWhitespace(c)) {
            return ' ';
        }
        return switch (c) {
            // minus, and the Japanese sign of length, which is on the key beside the hyphen
            case 0x2212, 0x30FC -> '-';
            case 0x00B7, 0x2022, 0x2024, 0x2027, 0x30FB -> '.';
            case 0x2044, 0x2215 -> '/';
            case 0x060C, 0x3001 -> ',';
            default -> Character.getType(c) == Character.DASH_PUNCTUATION ? '-' : c;
        };
    }
}
