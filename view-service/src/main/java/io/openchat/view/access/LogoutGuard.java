package io.openchat.view.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Lets only people sign themselves out. Signing out is the one thing that a request can change here; another site that links
 * to it shows the portal and signs nobody out.
 */
@ApplicationScoped
class LogoutGuard {
    /** Before authentication (200) of Quarkus, which is what signs out. */
    private static final int FIRST = 1000;

    /** {@code none} is a person who typed the address or used a bookmark. */
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final String root;

    LogoutGuard(@ConfigProperty(name = "quarkus.http.root-path") String root) {
        this.root = root;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        if (context.normalizedPath().equals(root + "/logout") && isForeign(context)) {
            context.response()
                    .setStatusCode(303)
                    .putHeader("Location", root + "/")
                    .end();
        } else {
            context.next();
        }
    }

    // a browser too old to say where the request comes from is let through: what it can lose is a login
    private static boolean isForeign(RoutingContext context) {
        @Nullable String site = context.request().getHeader("Sec-Fetch-Site");
        return site != null && !OURS.contains(site);
    }
}
