package io.openchat.shared.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Language tags (BCP 47), and what programs send in their place: {@code de_DE.UTF-8}, {@code en-US@posix}. */
public final class LanguageTag {
    /** The tag of a language that is not known (RFC 5646, section 4.1). */
    public static final String UNKNOWN = "und";

    private LanguageTag() {}

    /** As much of it as can be understood, in at most {@code limit} characters. */
    public static String of(@Nullable String value, int limit) {
        if (value == null) {
            return UNKNOWN;
        }
        String tag = value.strip().split("[.@\\s]", 2)[0].replace('_', '-');
        // C is the language of a machine that was told none
        String known = tag.length() < 2 ? UNKNOWN : Locale.forLanguageTag(tag).toLanguageTag();
        while (known.length() > limit) {
            known = Locale.forLanguageTag(known.substring(0, Math.max(known.lastIndexOf('-'), 0)))
                    .toLanguageTag();
        }
        return known.equals("posix") ? UNKNOWN : known;
    }
}
