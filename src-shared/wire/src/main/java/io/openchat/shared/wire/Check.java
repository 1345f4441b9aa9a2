package io.openchat.shared.wire;

import io.openchat.shared.text.Email;
import io.openchat.shared.text.LanguageTag;
import io.openchat.shared.text.PageAddress;
import io.openchat.shared.text.Phone;
import io.openchat.shared.text.Prose;
import io.openchat.shared.text.SingleLine;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The checks of field values. Each throws a {@link FrameException} that names the field and what is wrong with it; those of what
 * people write give back the value in the form in which it is kept.
 */
final class Check {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._-]{1," + Limits.TOKEN + "}");

    /** What somebody writes into a field that they leave empty: a dash, a question mark. */
    private static final Pattern SAYS_NOTHING = Pattern.compile("[^\\p{L}\\p{N}]*");

    /** Code units for each character that a field may have; a letter outside the basic plane with six marks has as many. */
    private static final int UNITS_FOR_ONE = 8;

    private Check() {}

    /** By hand: two ids stand in a message of an agent, and a pattern takes as long as the rest of reading it. */
    static boolean isId(String value) {
        return !value.isEmpty() && value.length() <= Limits.ID && value.chars().allMatch(Check::isOfIds);
    }

    private static boolean isOfIds(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    static void id(String field, String value) {
        that(isId(value), field, "must be 1 to " + Limits.ID + " of A-Z a-z 0-9 _ -");
    }

    static void startId(String value) {
        id("id", value);
        that(
                value.length() >= Limits.START_ID_LEAST,
                "id",
                "must have at least " + Limits.START_ID_LEAST + " characters");
    }

    static void token(String value) {
        that(TOKEN.matcher(value).matches(), "token", "is not one of ours");
    }

    /** The text of a message, as it is stored. */
    static String text(String value) {
        String text = Prose.cleaned(value);
        int length = text.codePointCount(0, text.length());
        if (value.isBlank() || length > Limits.TEXT) {
            throw new FrameException(
                    ErrorCode.TEXT_LENGTH,
                    "A message needs 1 to " + Limits.TEXT + " characters; this one has "
                            + (value.isBlank() ? 0 : length) + ".");
        }
        that(SingleLine.isVisible(text), "text", "holds nothing that can be seen");
        return text;
    }

    /** A field of one line, as it is stored. */
    static String line(String field, String value, int limit) {
        String rule = "must be one line of 1 to " + limit + " characters";
        that(value.length() <= limit * UNITS_FOR_ONE, field, rule);
        String line = SingleLine.normal(value);
        that(!line.isEmpty() && line.codePointCount(0, line.length()) <= limit, field, rule);
        SingleLine.problem(line).ifPresent(problem -> that(false, field, problem));
        return line;
    }

    /** An id that somebody else made: it is taken as it is, or not at all. */
    static void foreignId(String field, String value) {
        boolean fits = !value.isBlank() && value.length() <= Limits.TOKEN;
        that(
                fits && SingleLine.problem(value).isEmpty(),
                field,
                "must be one line of 1 to " + Limits.TOKEN + " characters");
    }

    /** A text that may lack, as it is stored; one that shows nothing is none. */
    static @Nullable String comment(String field, @Nullable String value) {
        String comment = value == null ? "" : Prose.cleaned(value);
        that(
                comment.codePointCount(0, comment.length()) <= Limits.COMMENT,
                field,
                "must have at most " + Limits.COMMENT + " characters");
        return SingleLine.isVisible(comment) ? comment : null;
    }

    static @Nullable String email(@Nullable String value) {
        if (value == null || SAYS_NOTHING.matcher(value).matches()) {
            return null;
        }
        String email = value.length() > Limits.EMAIL * UNITS_FOR_ONE ? value : Email.normal(value);
        that(email.length() <= Limits.EMAIL && Email.isOne(email), "email", "is not an e-mail address");
        return email;
    }

    static @Nullable String phone(@Nullable String value) {
        if (value == null || SAYS_NOTHING.matcher(value).matches()) {
            return null;
        }
        Optional<String> phone = value.length() > Limits.PHONE * UNITS_FOR_ONE ? Optional.empty() : Phone.of(value);
        return phone.filter(number -> number.codePointCount(0, number.length()) <= Limits.PHONE)
                .orElseThrow(
                        () -> invalid("phone", "is not a telephone number of at most " + Limits.PHONE + " characters"));
    }

    /** Set by the site and not typed by the visitor, so it is made to fit or left out; likewise language and page. */
    static @Nullable String department(@Nullable String value) {
        String department = value == null ? "" : SingleLine.cut(SingleLine.cleaned(value), Limits.DEPARTMENT);
        return SingleLine.isVisible(department) ? department : null;
    }

    static String locale(@Nullable String value) {
        return LanguageTag.of(value, Limits.LOCALE);
    }

    static @Nullable String page(@Nullable String value) {
        return value == null ? null : PageAddress.of(value, Limits.PAGE).orElse(null);
    }

    static void range(String field, long value, long from, long to) {
        that(value >= from && value <= to, field, "must be a number from " + from + " to " + to);
    }

    static void that(boolean holds, String field, String rule) {
        if (!holds) {
            throw invalid(field, rule);
        }
    }

    private static FrameException invalid(String field, String rule) {
        return new FrameException(ErrorCode.INVALID_FIELD, "The field '" + field + "' " + rule + ".");
    }
}
