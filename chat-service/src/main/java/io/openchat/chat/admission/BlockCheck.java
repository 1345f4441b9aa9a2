package io.openchat.chat.admission;

import io.openchat.chat.conversation.Relay;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

/** Refuses the sockets of visitors from addresses that are blocked. */
@ApplicationScoped
@Priority(UpgradeLimits.PRIORITY - 1) // which has found out who the client is
class BlockCheck implements HttpUpgradeCheck {
    private final Relay relay;
    private final Refused refused;

    BlockCheck(Relay relay, Refused refused) {
        this.relay = relay;
        this.refused = refused;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(Doors.VISITOR);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        boolean blocked =
                relay.blocks().hasAddress(Clients.of(context.userData()).address());
        return Uni.createFrom().item(blocked ? refused.with(Refused.Reason.BLOCKED) : CheckResult.permitUpgradeSync());
    }
}
