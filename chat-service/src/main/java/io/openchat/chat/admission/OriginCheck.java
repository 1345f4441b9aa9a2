package io.openchat.chat.admission;

import io.openchat.shared.wire.Frame;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Admits a WebSocket only from our own pages and, for visitors, from the pages of the sites that are set.
 *
 * <p>Browsers send the page's origin with every upgrade and scripts cannot change it (RFC 6455, section 10.2). A request
 * without one comes from no browser that we serve and is refused as well.
 */
@ApplicationScoped
@Priority(OriginCheck.PRIORITY)
class OriginCheck implements HttpUpgradeCheck {
    /** Before all others: it asks nobody and uses nothing up. */
    static final int PRIORITY = Integer.MAX_VALUE;

    private final AdmittedOrigins origins;
    private final Refused refused;

    OriginCheck(AdmittedOrigins origins, Refused refused) {
        this.origins = origins;
        this.refused = refused;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        return Uni.createFrom().item(check(context));
    }

    private CheckResult check(HttpUpgradeContext context) {
        HttpServerRequest request = context.httpRequest();
        String protocols = request.getHeader("Sec-WebSocket-Protocol");
        if (protocols == null || !List.of(protocols.split("\\s*,\\s*")).contains(Frame.SUBPROTOCOL)) {
            return refused.with(Refused.Reason.BAD_SUBPROTOCOL);
        }
        if (origins.admit(context.endpointId(), request)) {
            return CheckResult.permitUpgradeSync();
        }
        origins.tellRefused(context.endpointId(), request);
        return refused.with(Refused.Reason.FOREIGN_ORIGIN);
    }
}
