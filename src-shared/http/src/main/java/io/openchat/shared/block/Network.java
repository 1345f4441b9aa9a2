package io.openchat.shared.block;

import io.openchat.shared.http.Literal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * A network of IPv4 or IPv6: an address, and how many of its bits count. A single address is a network of one.
 *
 * @param base the bits that count; all others are zero
 */
public record Network(ByteBuffer base, int prefix) {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

    /** Wider ones are whole continents; nobody means that. */
    private static final int WIDEST_IPV4 = 8;

    /** Of IPv6 the largest that providers get are of this order. */
    private static final int WIDEST_IPV6 = 24;

    private static final int LOOPBACK_IPV4 = 127;

    /** The network that an address lies in. */
    public static Network of(InetAddress address, int prefix) {
        byte[] bytes = address.getAddress();
        for (int bit = prefix; bit < bytes.length * Byte.SIZE; bit++) {
            bytes[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        return new Network(ByteBuffer.wrap(bytes).asReadOnlyBuffer(), prefix);
    }

    /**
     * Reads an address ({@code 203.0.113.7}, {@code 2001:db8::1}) or a network ({@code 203.0.113.0/24}).
     *
     * @throws IllegalArgumentException when it is neither; the message says so to people
     */
    public static Network parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length > 2) {
            throw notOne();
        }
        InetAddress address = address(parts[0]);
        int bits = address.getAddress().length * Byte.SIZE;
        if (parts.length == 1) {
            return of(address, bits);
        }
        int prefix = PREFIX.matcher(parts[1]).matches() ? Integer.parseInt(parts[1]) : -1;
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("needs 0 to " + bits + " after the slash");
        }
        return of(address, prefix);
    }

    private static InetAddress address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            throw notOne();
        }
        try {
            // as clients are known by: what is IPv4 in the clothes of IPv6 (::ffff:203.0.113.7) becomes IPv4
            return Literal.plain(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            throw notOne();
        }
    }

    private static IllegalArgumentException notOne() {
        return new IllegalArgumentException("is no IP address, and no network such as 203.0.113.0/24");
    }

    /** Whether it is a single address. */
    public boolean isAddress() {
        return prefix == base.remaining() * Byte.SIZE;
    }

    /** How wide it may be at most when people give it. */
    public int widest() {
        return isIpv4() ? WIDEST_IPV4 : WIDEST_IPV6;
    }

    /** Whether it holds addresses of the machine itself, where a proxy beside the service would come from. */
    public boolean hasOwnMachine() {
        if (isIpv4()) {
            return base.get(0) == LOOPBACK_IPV4 || base.get(0) == 0 || prefix < WIDEST_IPV4;
        }
        for (int i = 0; i < base.remaining() - 1; i++) {
            if (base.get(i) != 0) {
                return false;
            }
        }
        return base.get(base.remaining() - 1) <= 1 && base.get(base.remaining() - 1) >= 0;
    }

    private boolean isIpv4() {
        return base.remaining() == Integer.BYTES;
    }

    /** The one way to write it: {@code 203.0.113.7}, {@code 2001:db8:0:0:0:0:0:0/32}. */
    @Override
    public String toString() {
        byte[] bytes = new byte[base.remaining()];
        base.duplicate().get(bytes);
        try {
            String address = InetAddress.getByAddress(bytes).getHostAddress();
            return isAddress() ? address : address + "/" + prefix;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}
