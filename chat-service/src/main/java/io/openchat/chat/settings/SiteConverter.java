package io.openchat.chat.settings;

import io.openchat.shared.http.Origin;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Reads an origin of {@code openchat.sites}. Public, as the configuration makes it. */
public final class SiteConverter implements Converter<Origin> {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Origin convert(String value) {
        return Origin.parse(value)
                .filter(origin -> origin.scheme().startsWith("http"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + value + "' is no origin: scheme and host, such as https://www.example.com, and no path"));
    }
}
