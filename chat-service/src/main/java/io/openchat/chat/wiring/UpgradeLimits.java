package io.openchat.chat.wiring;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * Refuses new WebSockets while the service stops, and those of visitors whose address opens too many.
 *
 * <p>Agents are not counted: they have shown who they are, and a call centre sits behind one address.
 */
@ApplicationScoped
class UpgradeLimits implements HttpUpgradeCheck {
    /** The visitor's address, for the limits of what comes over the socket. */
    static final TypedKey<String> ADDRESS = new TypedKey<>("openchat.address");

    private final OpenSockets sockets;
    private final Addresses addresses;

    UpgradeLimits(OpenSockets sockets, Addresses addresses) {
        this.sockets = sockets;
        this.addresses = addresses;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        return Uni.createFrom().item(check(context));
    }

    private CheckResult check(HttpUpgradeContext context) {
        if (sockets.isStopping()) {
            return refuse(503, "restarting");
        }
        if (!context.httpRequest().path().equals(OriginCheck.VISITOR_PATH)) {
            return CheckResult.permitUpgradeSync();
        }
        // with the proxy's word for it (X-Forwarded-For) where quarkus.http.proxy.* admit that
        SocketAddress remote = context.httpRequest().remoteAddress();
        String address = remote == null ? "" : Addresses.of(remote.host());
        context.userData().put(ADDRESS, address);
        return addresses.admits(address, Addresses.Deed.SOCKET)
                ? CheckResult.permitUpgradeSync()
                : refuse(429, "rate_limited");
    }

    private static CheckResult refuse(int status, String code) {
        return CheckResult.rejectUpgradeSync(status, Map.of("X-OpenChat-Error", List.of(code)));
    }
}
