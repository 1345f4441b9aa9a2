package io.openchat.agent.guard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Admits requests that change something, ask for the token or sign out only from our own pages.
 *
 * <p>The browser sends the session's cookies whichever site made it send the request. It also says which site that was,
 * in headers that no script can forge: {@code Sec-Fetch-Site}, or {@code Origin} and {@code Referer} in older browsers.
 * A request that says nothing is refused.
 */
@ApplicationScoped
class SameOriginGuard {
    /** Before authentication (200) and CORS (300) of Quarkus: a refused request must not even renew a session. */
    private static final int FIRST = 1000;

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String PROBLEM = """
            {"status":403,"title":"Forbidden","detail":"This may be asked for by OpenChat's own pages only."}""";

    private final String root;

    SameOriginGuard(@ConfigProperty(name = "quarkus.http.root-path") String root) {
        this.root = root;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        if (path.equals(root + "/logout") && READING.contains(request.method())) {
            checkLogout(context, request);
        } else if (isGuarded(request, path) && !isOurs(request)) {
            context.response()
                    .setStatusCode(403)
                    .putHeader("Content-Type", "application/problem+json")
                    .end(PROBLEM);
        } else {
            context.next();
        }
    }

    private boolean isGuarded(HttpServerRequest request, String path) {
        return !READING.contains(request.method()) || path.equals(root + "/api/token");
    }

    // "none" is a person who typed the address or used a bookmark. Others are shown the portal, and nobody is signed
    // out.
    private void checkLogout(RoutingContext context, HttpServerRequest request) {
        if (isOurs(request) || "none".equals(request.getHeader("Sec-Fetch-Site"))) {
            context.next();
        } else {
            context.response()
                    .setStatusCode(303)
                    .putHeader("Location", root + "/")
                    .end();
        }
    }

    private static boolean isOurs(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String own = request.scheme() + "://" + request.authority();
        String origin = request.getHeader("Origin");
        return own.equals(origin != null ? origin : originOf(request.getHeader("Referer")));
    }

    private static @Nullable String originOf(@Nullable String address) {
        if (address == null) {
            return null;
        }
        try {
            URI uri = URI.create(address);
            return uri.getScheme() + "://" + uri.getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
