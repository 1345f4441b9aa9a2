package io.openchat.chat.wiring;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses the sockets of visitors from addresses that are blocked. */
@ApplicationScoped
class BlockCheck implements HttpUpgradeCheck {
    private final BlockWatch watch;

    BlockCheck(BlockWatch watch) {
        this.watch = watch;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(Sources.VISITOR);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        Optional<InetAddress> client = Sources.client(context.httpRequest());
        client.ifPresent(address -> Sources.keep(address, context.userData()));
        return Uni.createFrom()
                .item(
                        client.filter(watch.list()::hasAddress).isPresent()
                                ? CheckResult.rejectUpgradeSync(403, Map.of("X-OpenChat-Error", List.of("blocked")))
                                : CheckResult.permitUpgradeSync());
    }
}
