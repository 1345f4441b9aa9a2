package io.openchat.shared.text;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of the page that a visitor chats from, as a browser tells it: {@code http(s)} only, never with a user or a password in
 * it, and of characters that can be seen.
 */
public final class PageAddress {
    private static final Pattern PARTS = Pattern.compile(
            "(?i)(https?)://(?:[^/?#\\\\]*@)?([A-Za-z0-9.\\-_\\[\\]:]+)(/[^?#]*)?(\\?[^#]*)?(#.*)?", Pattern.DOTALL);

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PageAddress() {}

    /** The address in at most {@code limit} characters; empty when it is not that of a page. A long one is shortened to its place. */
    public static Optional<String> of(String value, int limit) {
        Matcher parts = PARTS.matcher(value.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String place = host(parts) + encoded(path(parts));
        String whole = place + encoded(of(parts, 4) + of(parts, 5));
        if (whole.length() <= limit) {
            return Optional.of(whole);
        }
        if (place.length() > limit) {
            place = place.substring(0, place.lastIndexOf('/', limit - 1) + 1);
        }
        return place.length() > host(parts).length() ? Optional.of(place) : Optional.empty();
    }

    /** The address without what may say more than the place: query, fragment, and what stands after a semicolon in the path. */
    public static String place(String address) {
        int end = address.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = address.indexOf(mark);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return address.substring(0, end).replaceAll(";[^/]*", "");
    }

    private static String host(Matcher parts) {
        return of(parts, 1).toLowerCase(Locale.ROOT) + "://" + of(parts, 2);
    }

    private static String path(Matcher parts) {
        String path = of(parts, 3);
        return path.isEmpty() ? "/" : path;
    }

    private static String of(Matcher parts, int group) {
        String part = parts.group(group);
        return part == null ? "" : part;
    }

    /** As browsers write it; half a character becomes the sign for what cannot be read. */
    private static String encoded(String part) {
        StringBuilder encoded = new StringBuilder(part.length());
        part.codePoints().forEach(c -> {
            if (c > ' ' && c < 0x7F && "\"<>\\^`{|}".indexOf(c) < 0) {
                encoded.appendCodePoint(c);
            } else {
                percent(Character.getType(c) == Character.SURROGATE ? 0xFFFD : c, encoded);
            }
        });
        return encoded.toString();
    }

    private static void percent(int c, StringBuilder to) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            to.append('%').append(HEX.toHexDigits(b));
        }
    }
}
