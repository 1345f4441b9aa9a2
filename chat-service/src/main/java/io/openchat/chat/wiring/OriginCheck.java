package io.openchat.chat.wiring;

import io.openchat.shared.wire.Frame;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Admits a WebSocket only from our own pages and, for visitors, from the pages of the configured sites.
 *
 * <p>Browsers send the page's origin with every upgrade and scripts cannot change it (RFC 6455, section 10.2). A request
 * without one comes from no browser that we serve and is refused as well.
 */
@ApplicationScoped
public class OriginCheck implements HttpUpgradeCheck {
    /** Path of the visitor's socket, the one that other sites may open. */
    public static final String VISITOR_PATH = "/ws/visitor";

    private final Set<String> sites;

    OriginCheck(ChatConfig config) {
        this.sites = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        this.sites.addAll(config.sites().orElse(List.of()));
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        return Uni.createFrom().item(check(context.httpRequest()));
    }

    private CheckResult check(HttpServerRequest request) {
        String protocols = request.getHeader("Sec-WebSocket-Protocol");
        if (protocols == null || !List.of(protocols.split("\\s*,\\s*")).contains(Frame.SUBPROTOCOL)) {
            return refuse(400, "bad_subprotocol");
        }
        String origin = request.getHeader("Origin");
        boolean admitted = isOwn(origin, request) || (request.path().equals(VISITOR_PATH) && isSite(origin));
        return admitted ? CheckResult.permitUpgradeSync() : refuse(403, "foreign_origin");
    }

    private static boolean isOwn(@Nullable String origin, HttpServerRequest request) {
        String own = request.scheme() + "://" + request.authority();
        return origin != null && origin.toLowerCase(Locale.ROOT).equals(own.toLowerCase(Locale.ROOT));
    }

    private boolean isSite(@Nullable String origin) {
        return origin != null && sites.contains(origin);
    }

    private static CheckResult refuse(int status, String code) {
        return CheckResult.rejectUpgradeSync(status, Map.of("X-OpenChat-Error", List.of(code)));
    }
}
