package io.openchat.chat.admission;

import io.openchat.chat.reception.Blocked;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

/** Refuses the sockets of visitors from addresses that are blocked. */
@ApplicationScoped
@Priority(UpgradeLimits.PRIORITY - 1) // which has found out who the client is
class BlockCheck implements HttpUpgradeCheck {
    private final Blocked blocked;
    private final Refused refused;

    BlockCheck(Blocked blocked, Refused refused) {
        this.blocked = blocked;
        this.refused = refused;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(Doors.VISITOR);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        boolean isBlocked = blocked.has(Clients.of(context.userData()));
        return Uni.createFrom()
                .item(isBlocked ? refused.with(Refused.Reason.BLOCKED) : CheckResult.permitUpgradeSync());
    }
}
