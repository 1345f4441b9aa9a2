package io.openchat.shared.wire;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks of field values; each throws a {@link FrameException} that names the field and its limit. */
final class Check {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._-]{1," + Limits.TOKEN + "}");
    private static final Pattern PHONE = Pattern.compile("[0-9+\\-(). /]{1," + Limits.PHONE + "}");
    /** Deliberately lenient: one @, something before it, a host after it; only a mail that arrives proves an address. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

    private static final Pattern LOCALE = Pattern.compile("[A-Za-z0-9-]{1," + Limits.LOCALE + "}");
    private static final Pattern PAGE = Pattern.compile("(?i)https?://[^\\s\\p{Cntrl}]+");

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

    static void text(String value) {
        int length = value.codePointCount(0, value.length());
        if (value.isBlank() || length > Limits.TEXT) {
            throw new FrameException(
                    ErrorCode.TEXT_LENGTH,
                    "A message needs 1 to " + Limits.TEXT + " characters; this one has "
                            + (value.isBlank() ? 0 : length) + ".");
        }
    }

    static void line(String field, String value, int limit) {
        boolean fits = !value.isBlank() && value.codePointCount(0, value.length()) <= limit;
        that(
                fits && value.chars().noneMatch(Character::isISOControl),
                field,
                "must be one line of 1 to " + limit + " characters");
    }

    static void optionalLine(String field, @Nullable String value, int limit) {
        if (value != null) {
            line(field, value, limit);
        }
    }

    static void comment(String field, @Nullable String value) {
        boolean fits = value == null || value.codePointCount(0, value.length()) <= Limits.COMMENT;
        that(fits, field, "must have at most " + Limits.COMMENT + " characters");
    }

    static void email(@Nullable String value) {
        boolean fits = value == null
                || (value.length() <= Limits.EMAIL && EMAIL.matcher(value).matches());
        that(fits, "email", "is not an e-mail address");
    }

    static void phone(@Nullable String value) {
        that(value == null || PHONE.matcher(value).matches(), "phone", "is not a telephone number");
    }

    static void locale(String value) {
        that(LOCALE.matcher(value).matches(), "locale", "is not a language tag");
    }

    static void page(String value) {
        boolean fits = value.length() <= Limits.PAGE && PAGE.matcher(value).matches();
        that(fits, "page", "must be an http(s) address of at most " + Limits.PAGE + " characters");
    }

    static void range(String field, long value, long from, long to) {
        that(value >= from && value <= to, field, "must be a number from " + from + " to " + to);
    }

    static void that(boolean holds, String field, String rule) {
        if (!holds) {
            throw new FrameException(ErrorCode.INVALID_FIELD, "The field '" + field + "' " + rule + ".");
        }
    }
}
