package io.openchat.chat.admission;

import io.openchat.chat.socket.OpenSockets;
import io.openchat.shared.http.ClientAddress;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Refuses new WebSockets while the service stops, and those of visitors whose address opens too many.
 *
 * <p>Agents are not counted: they have shown who they are, and a call centre sits behind one address.
 */
@ApplicationScoped
@Priority(UpgradeLimits.PRIORITY)
class UpgradeLimits implements HttpUpgradeCheck {
    /** After the look at the page's origin, which costs nothing and uses nothing up; before the look at the token. */
    static final int PRIORITY = OriginCheck.PRIORITY - 1;

    private final OpenSockets sockets;
    private final Addresses addresses;
    private final Clients clients;
    private final Refused refused;

    UpgradeLimits(OpenSockets sockets, Addresses addresses, Clients clients, Refused refused) {
        this.sockets = sockets;
        this.addresses = addresses;
        this.clients = clients;
        this.refused = refused;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        return Uni.createFrom().item(check(context));
    }

    private CheckResult check(HttpUpgradeContext context) {
        if (sockets.isStopping()) {
            return refused.with(Refused.Reason.RESTARTING);
        }
        ClientAddress client = clients.of(context.httpRequest(), context.userData());
        return context.endpointId().equals(Doors.AGENT) || addresses.admits(client, Addresses.Action.SOCKET)
                ? CheckResult.permitUpgradeSync()
                : refused.with(Refused.Reason.RATE_LIMITED);
    }
}
