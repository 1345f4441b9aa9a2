package io.openchat.shared.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of the internet as they are written in headers. */
public final class Literal {
    /** Bytes of an address of IPv4. */
    static final int IPV4 = 4;

    /** The longest literal with brackets, zone and port has some eighty characters. */
    private static final int LONGEST = 100;

    /** Four numbers, as proxies write them; shorter forms (127.1) are somebody's joke. */
    private static final Pattern V4 = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::[0-9]{1,5})?");

    private static final Pattern V6 = Pattern.compile("([0-9a-fA-F:.]{2,45})(?:%[^\\]]*)?");

    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)](?::[0-9]{1,5})?");

    /** Addresses of IPv4 in those of IPv6: ::ffff:0:0/96 by which systems show them, 64:ff9b::/96 of translators (RFC 6052). */
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private static final byte[] TRANSLATED = {0, 0x64, -1, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private Literal() {}

    /** The bytes of an address, 4 or 16; null when it is none. */
    static byte @Nullable [] bytes(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        String host = text.strip();
        Matcher v4 = V4.matcher(host);
        if (v4.matches()) {
            return parse(v4.group(1));
        }
        Matcher bracketed = BRACKETED.matcher(host);
        Matcher v6 = V6.matcher(bracketed.matches() ? bracketed.group(1) : host);
        return v6.matches() && v6.group(1).indexOf(':') >= 0 ? parse(v6.group(1)) : null;
    }

    /** Whether it is an address of the machine itself. */
    static boolean isLoopback(String text) {
        byte[] address = bytes(text);
        try {
            return address != null && InetAddress.getByAddress(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The first bytes of an address in one spelling. */
    static String text(byte[] address, int bytes) {
        return address(Arrays.copyOf(Arrays.copyOf(address, bytes), address.length))
                .getHostAddress();
    }

    /** The address that has these bytes, 4 or 16. */
    static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte @Nullable [] parse(String literal) {
        try {
            // shows what is mapped as IPv4 by itself
            return plain(InetAddress.ofLiteral(literal)).getAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The address of IPv4 that stands in one of IPv6; any other is itself. */
    public static InetAddress plain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return begins(bytes, MAPPED) || begins(bytes, TRANSLATED)
                ? address(Arrays.copyOfRange(bytes, MAPPED.length, bytes.length))
                : address;
    }

    private static boolean begins(byte[] address, byte[] prefix) {
        return address.length > prefix.length && Arrays.equals(address, 0, prefix.length, prefix, 0, prefix.length);
    }
}
