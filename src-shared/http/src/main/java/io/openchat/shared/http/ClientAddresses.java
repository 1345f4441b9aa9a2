package io.openchat.shared.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells who a request comes from.
 *
 * <p>Not by the request's own remoteAddress(): Quarkus takes that from the first entry of {@code X-Forwarded-For}, which is
 * whatever the client wrote. The connection's is the real one.
 *
 * @param hops the proxies that are believed; none where the service is told to look at no such headers
 */
public record ClientAddresses(TrustedHops hops) {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** Quarkus' word for whether quarkus.http.proxy.trusted-proxies has the peer; it overwrites what the client sent. */
    private static final String TRUSTED = "X-Forwarded-Trusted-Proxy";

    private static final List<String> OF_PROXIES =
            List.of(FORWARDED_FOR, "Forwarded", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    /** Who sends it. */
    public ClientAddress of(HttpServerRequest request) {
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
