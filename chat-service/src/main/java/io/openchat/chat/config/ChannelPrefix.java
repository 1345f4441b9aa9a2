package io.openchat.chat.config;

import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Reads the setting that the names of channels begin with. Public, as the configuration makes it. */
public final class ChannelPrefix implements Converter<String> {
    private static final long serialVersionUID = 1L;

    /** No colon, which ends it; none of {@code *?[]\}, since it is part of a pattern; no braces, which would put all channels into one slot. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    @Override
    public @Nullable String convert(String value) {
        String prefix = value.strip();
        if (!WORD.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "'" + value + "' is not one word of letters, digits, '.', '_' and '-', at most 64 of them");
        }
        return prefix;
    }
}
