package io.openchat.shared.http;

import java.util.Locale;

/**
 * The scheme that a proxy names in {@code X-Forwarded-Proto}, in the words of HTTP.
 *
 * <p>Traefik says {@code wss} of an upgrade, others say {@code HTTPS}, and a row of proxies each adds its own; the first one is
 * that of the browser.
 */
public final class ForwardedScheme {
    private ForwardedScheme() {}

    /** {@code http} or {@code https} where it is one of these in any spelling; otherwise what stands there, in small letters. */
    public static String of(String header) {
        int comma = header.indexOf(',');
        String first = (comma < 0 ? header : header.substring(0, comma)).strip().toLowerCase(Locale.ROOT);
        return switch (first) {
            case "ws" -> "http";
            case "wss" -> "https";
            default -> first;
        };
    }
}
