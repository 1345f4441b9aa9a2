package io.openchat.chat.config;

import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Reads a setting that is {@code true} or {@code false}; anything else is a mistake, and no "no". Public, as the configuration makes it. */
public final class YesOrNo implements Converter<Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean convert(String value) {
        return switch (value.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + value + "' is neither true nor false");
        };
    }
}
