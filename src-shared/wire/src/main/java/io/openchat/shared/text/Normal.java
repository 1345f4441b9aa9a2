package io.openchat.shared.text;

import java.text.Normalizer;

/** The composed form (NFC, UAX #15): the same letters are the same code points, whatever keyboard they came from. */
final class Normal {
    /**
     * Marks in a row that are looked at (UAX #15, Stream-Safe Text Format). They are put in an order, which takes the square of
     * their number: thousands in a frame would keep a core busy.
     */
    private static final int MARKS = 30;

    private Normal() {}

    static String form(String text) {
        return isPlain(text) ? text : Normalizer.normalize(bounded(text), Normalizer.Form.NFC);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= Points.FIRST_MARK) {
                return false;
            }
        }
        return true;
    }

    private static String bounded(String text) {
        StringBuilder bounded = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            marks = Points.isMark(c) ? marks + 1 : 0;
            if (marks <= MARKS) {
                bounded.appendCodePoint(c);
            }
        }
        return bounded.toString();
    }
}
