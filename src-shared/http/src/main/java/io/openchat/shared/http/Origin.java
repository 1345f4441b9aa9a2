package io.openchat.shared.http;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A web origin (RFC 6454): scheme, host and port, in the one spelling by which two can be compared.
 *
 * @param scheme in small letters; {@code http} and {@code https} for WebSockets, too, which have no origins of their own
 * @param host in small letters and ASCII
 * @param port -1 for the scheme's own
 */
public record Origin(String scheme, String host, int port) {
    /** Longer ones are no host names (RFC 1035, 253 characters), and are not looked at. */
    private static final int LONGEST = 300;

    private static final int NO_PORT = -1;

    /** Nothing but an origin: no user, path, query or fragment. The slash at the end is how people copy it. */
    private static final Pattern SHAPE =
            Pattern.compile("([a-z][a-z0-9+.-]*)://([\\p{L}\\p{M}\\p{N}._-]+|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?/?");

    /** Reads an origin as browsers send it, and as people write it; empty when it is none, such as {@code null}. */
    public static Optional<Origin> parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = SHAPE.matcher(text.strip().toLowerCase(Locale.ROOT));
        return matcher.matches() ? of(matcher.group(1), matcher.group(2), matcher.group(3)) : Optional.empty();
    }

    /** The origin of what is asked for by this scheme at this host, with its port if it has one. */
    public static Optional<Origin> of(@Nullable String scheme, @Nullable String authority) {
        return scheme == null || authority == null
                ? Optional.empty()
                : parse(ForwardedScheme.of(scheme) + "://" + authority.strip());
    }

    private static Optional<Origin> of(String scheme, String host, @Nullable String port) {
        String plain = ForwardedScheme.of(scheme);
        int number = port == null ? NO_PORT : Integer.parseInt(port);
        try {
            return Optional.of(new Origin(
                    plain, IDN.toASCII(host).toLowerCase(Locale.ROOT), number == ownPort(plain) ? NO_PORT : number));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no host name in any script
        }
    }

    private static int ownPort(String scheme) {
        return switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            default -> NO_PORT;
        };
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (port == NO_PORT ? "" : ":" + port);
    }
}
