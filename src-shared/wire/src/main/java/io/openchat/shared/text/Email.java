package io.openchat.shared.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** E-mail addresses as people type them: whether one can exist only its server knows. */
public final class Email {
    /** Deliberately lenient: one @, something before it, a host after it; only a mail that arrives proves an address. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

    private Email() {}

    /** The address without blanks at its ends, and in letters of ordinary width: Japanese keyboards give those of full width. */
    public static String normal(String typed) {
        return Normalizer.normalize(SingleLine.normal(typed), Normalizer.Form.NFKC);
    }

    /** Whether a {@link #normal} value may be an address, and holds nothing that only programs see. */
    public static boolean isOne(String normal) {
        return EMAIL.matcher(normal).matches() && SingleLine.problem(normal).isEmpty();
    }
}
