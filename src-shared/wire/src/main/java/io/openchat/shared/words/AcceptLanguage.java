package io.openchat.shared.words;

import java.util.Collection;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a browser says of the languages that its user reads (RFC 9110, section 12.5.4). */
public final class AcceptLanguage {
    /** Longer than those of people who read ten languages; the work is paid for by whoever sent it, up to here. */
    private static final int LONGEST = 500;

    private AcceptLanguage() {}

    /** The best of the languages that are there, by lookup as in RFC 4647; empty when none is wanted or the header is nonsense. */
    public static Optional<String> best(@Nullable String header, Collection<String> there) {
        if (header == null || header.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookupTag(LanguageRange.parse(header), there));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }
}
