package io.openchat.chat.wiring;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Refuses the sockets of visitors from addresses that are blocked. */
@ApplicationScoped
class BlockCheck implements HttpUpgradeCheck {
    private final BlockWatch watch;
    private final Clients clients;
    private final Refused refused;

    BlockCheck(BlockWatch watch, Clients clients, Refused refused) {
        this.watch = watch;
        this.clients = clients;
        this.refused = refused;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(Doors.VISITOR);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        @Nullable InetAddress client = clients.of(context.httpRequest()).address();
        return Uni.createFrom()
                .item(
                        client != null && watch.list().hasAddress(client)
                                ? refused.with(Refused.Reason.BLOCKED)
                                : CheckResult.permitUpgradeSync());
    }
}
