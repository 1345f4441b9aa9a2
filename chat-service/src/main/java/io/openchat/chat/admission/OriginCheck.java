package io.openchat.chat.admission;

import io.openchat.chat.config.ChatConfig;
import io.openchat.shared.http.Origin;
import io.openchat.shared.http.OwnOrigins;
import io.openchat.shared.setting.LiveSettings;
import io.openchat.shared.setting.Settings;
import io.openchat.shared.wire.Frame;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    private final OwnOrigins own;
    private final LiveSettings settings;
    private final Refused refused;

    OriginCheck(ChatConfig config, LiveSettings settings, Refused refused) {
        this.own = OwnOrigins.of(config.ownHosts().orElse(List.of()));
        this.settings = settings;
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
        String origin = request.getHeader("Origin");
        boolean admitted = isOwn(origin, request) || (context.endpointId().equals(Doors.VISITOR) && isSite(origin));
        return admitted ? CheckResult.permitUpgradeSync() : refused.with(Refused.Reason.FOREIGN_ORIGIN);
    }

    private boolean isOwn(@Nullable String origin, HttpServerRequest request) {
        @Nullable HostAndPort authority = request.authority();
        return own.isOwn(origin, request.scheme(), authority == null ? null : authority.toString());
    }

    private boolean isSite(@Nullable String origin) {
        return Origin.parse(origin)
                .filter(settings.get(Settings.SITES)::contains)
                .isPresent();
    }
}
