package io.openchat.shared.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the client's address behind the proxies that are trusted.
 *
 * <p>Each proxy adds the address that it sees at the end of {@code X-Forwarded-For}, or writes the header anew; whatever stands
 * further left comes from the client and may be anything. So with one proxy the last address counts, with two the last but
 * one.
 *
 * @param hops proxies that a request passes on its way to us; 0 when there are none, and then no header is believed
 */
public record TrustedHops(int hops) {
    /** More are a mistake. */
    public static final int MOST = 10;

    public TrustedHops {
        if (hops < 0 || hops > MOST) {
            throw new IllegalArgumentException(
                    "openchat.proxy.trusted-hops is " + hops + ", and must be from 0 to " + MOST);
        }
    }

    /**
     * Who sent a request.
     *
     * @param peer the other end of the connection, which nobody can forge; null when the system does not tell
     * @param forwardedFor the headers {@code X-Forwarded-For}, in their order; empty when there are none
     * @param viaProxy whether anything else in the request says that it came through a proxy
     */
    public ClientAddress client(@Nullable String peer, List<String> forwardedFor, boolean viaProxy) {
        if (!forwardedFor.isEmpty() && hops > 0) {
            return ClientAddress.of(fromTheRight(forwardedFor));
        }
        boolean byProxy = viaProxy || !forwardedFor.isEmpty();
        return !byProxy && peer != null && Literal.isLoopback(peer)
                ? ClientAddress.THIS_MACHINE
                : ClientAddress.of(peer);
    }

    /** The entry that the outermost trusted proxy wrote; the leftmost when a proxy was passed by. */
    private String fromTheRight(List<String> headers) {
        int left = hops;
        String entry = "";
        for (String header : headers.reversed()) {
            int end = header.length();
            while (end >= 0) {
                int comma = header.lastIndexOf(',', end - 1);
                entry = header.substring(comma + 1, end);
                if (--left == 0) {
                    return entry;
                }
                end = comma;
            }
        }
        return entry;
    }
}
