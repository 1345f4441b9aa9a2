package io.openchat.chat.admission;

import io.openchat.chat.settings.ChatConfig;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.http.TrustedHops;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tells who a request comes from, for the limits.
 *
 * <p>Not by the request's own remoteAddress(): Quarkus takes that from the first entry of {@code X-Forwarded-For}, which is
 * whatever the client wrote. The connection's is the real one.
 */
@ApplicationScoped
public class Clients {
    /** Who opened the socket, for the limits of what comes over it. */
    private static final TypedKey<ClientAddress> CLIENT = new TypedKey<>("openchat.client");

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** Quarkus' word for whether quarkus.http.proxy.trusted-proxies has the peer; it overwrites what the client sent. */
    private static final String TRUSTED = "X-Forwarded-Trusted-Proxy";

    private static final List<String> OF_PROXIES =
            List.of(FORWARDED_FOR, "Forwarded", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private final TrustedHops hops;

    Clients(
            ChatConfig config,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding") boolean forwarding) {
        this.hops = new TrustedHops(forwarding ? config.proxy().trustedHops() : 0);
    }

    /** Who opened a socket; when nobody wrote it down, it is one of those whom nobody can tell apart. */
    public static ClientAddress of(UserData socket) {
        ClientAddress client = socket.get(CLIENT);
        return client == null ? ClientAddress.UNKNOWN : client;
    }

    /** Who sends this upgrade, which is written down in what belongs to the socket. */
    ClientAddress of(HttpServerRequest request, UserData socket) {
        ClientAddress client = of(request);
        socket.put(CLIENT, client);
        return client;
    }

    private ClientAddress of(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        boolean viaProxy =
                OF_PROXIES.stream().anyMatch(header -> request.headers().contains(header));
        List<String> forwardedFor =
                isBelieved(request, peer) ? request.headers().getAll(FORWARDED_FOR) : List.of();
        return hops.client(peer == null ? null : peer.hostAddress(), forwardedFor, viaProxy);
    }

    /** Who may open a socket of the file system was let in by its owner. */
    private boolean isBelieved(HttpServerRequest request, @Nullable SocketAddress peer) {
        if (hops.hops() == 0) {
            return false;
        }
        // Quarkus writes the header when it is asked for the scheme first
        request.scheme();
        return Boolean.parseBoolean(request.getHeader(TRUSTED)) || (peer != null && peer.isDomainSocket());
    }
}
