package io.openchat.shared.http;

import io.openchat.shared.limit.Counts;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a request comes from, as far as limits are concerned: the networks whose budgets it draws on, the narrowest first.
 *
 * <p>An address of IPv4 is one. Of IPv6 a customer has a whole network and may come from any address in it, so /64, /56 and /48
 * are counted, each for itself. What is no address is one client, too, together with all others that are none.
 *
 * @param address where it is one
 * @param networks empty for the machine itself, which is not limited
 */
public record ClientAddress(@Nullable InetAddress address, List<Network> networks) {
    /** The machine that the service runs on, asked without a proxy in between. */
    public static final ClientAddress THIS_MACHINE = new ClientAddress(null, List.of());

    /** All who cannot be told apart. */
    public static final ClientAddress UNKNOWN = new ClientAddress(null, List.of(new Network("unknown", Width.ADDRESS)));

    public ClientAddress {
        networks = List.copyOf(networks);
    }

    /** How wide a network is, and so how many may share its budget. */
    public enum Width {
        /** One address of IPv4, or a network of IPv6 that one customer has at least. */
        ADDRESS(1),
        /** What a household is given: /56. Not more than a few people. */
        HOUSEHOLD(4),
        /** What a company is given, or a mobile network for some thousand telephones: /48. */
        SITE(16);

        /** How many budgets of one address it has. */
        public final int share;

        Width(int share) {
            this.share = share;
        }
    }

    /**
     * A network that a client belongs to.
     *
     * @param name in one spelling
     */
    public record Network(String name, Width width) {}

    /** What a host counts as that is written as a literal, with or without brackets, port and zone; anything else is unknown. */
    public static ClientAddress of(@Nullable String host) {
        byte[] address = host == null ? null : Literal.bytes(host);
        if (address == null) {
            return UNKNOWN;
        }
        if (address.length == Literal.IPV4) {
            return new ClientAddress(
                    Literal.address(address), List.of(new Network(Literal.text(address, Literal.IPV4), Width.ADDRESS)));
        }
        return new ClientAddress(
                Literal.address(address),
                List.of(
                        new Network(Literal.text(address, 8) + "/64", Width.ADDRESS),
                        new Network(Literal.text(address, 7) + "/56", Width.HOUSEHOLD),
                        new Network(Literal.text(address, 6) + "/48", Width.SITE)));
    }

    /** Whether nothing is counted. */
    public boolean isUnlimited() {
        return networks.isEmpty();
    }

    /**
     * What each of its networks may hold, when one address may hold so much.
     *
     * @return empty when nothing is counted
     */
    public List<Counts.Share> shares(int ofOne) {
        return networks.stream()
                .map(network -> new Counts.Share(network.name(), most(ofOne, network.width())))
                .toList();
    }

    private static int most(int ofOne, Width width) {
        return (int) Math.min(Integer.MAX_VALUE, (long) ofOne * width.share);
    }

    /** The narrowest network, as one text; "" when nothing is counted. */
    public String key() {
        return networks.isEmpty() ? "" : networks.getFirst().name();
    }
}
