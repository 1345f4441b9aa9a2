package io.openchat.chat.wiring;

import io.openchat.chat.conversation.Recent;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;

/**
 * What visitors of one network address may still do on this pod.
 *
 * <p>A whole office may share an address, so the limits are far above what one person does; they stop a program. The machine
 * itself is not limited: its address is seen where a proxy beside us hides those of all visitors. A network of IPv6 (/64)
 * belongs to one customer and counts as one address.
 */
@ApplicationScoped
class Addresses {
    /** Remembered at most, some two megabytes; who has been away longest is forgotten, and with it what it used up. */
    static final int MOST = 10_000;

    private static final int NETWORK_BYTES = 8;

    private final ChatConfig.PerAddress limits;
    private final Clock clock;
    private final Map<String, Budget> budgets = new Recent<>(MOST);

    private record Budget(TokenBucket sockets, TokenBucket starts, TokenBucket frames) {}

    /** What is counted. */
    enum Deed {
        SOCKET,
        START,
        FRAME
    }

    Addresses(ChatConfig config, Clock clock) {
        this.limits = config.perAddress();
        this.clock = clock;
    }

    /** Whether {@code address}, as {@link #of} gives it, may do this now; if so, it is counted. */
    synchronized boolean admits(String address, Deed deed) {
        if (address.isEmpty()) {
            return true;
        }
        Budget budget = budgets.computeIfAbsent(
                address, _ -> new Budget(bucket(limits.sockets()), bucket(limits.starts()), bucket(limits.frames())));
        return switch (deed) {
            case SOCKET -> budget.sockets().take();
            case START -> budget.starts().take();
            case FRAME -> budget.frames().take();
        };
    }

    synchronized int size() {
        return budgets.size();
    }

    private TokenBucket bucket(ChatConfig.Rate rate) {
        return new TokenBucket(rate.atOnce(), rate.perSecond(), clock);
    }

    /** What a host counts as: itself, its network, or nothing ("") when it is this machine. */
    static String of(String host) {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            // whatever the proxy calls it
            return host;
        }
        if (address.isLoopbackAddress()) {
            return "";
        }
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}
