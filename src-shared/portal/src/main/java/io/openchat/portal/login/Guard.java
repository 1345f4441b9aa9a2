package io.openchat.portal.login;

import io.openchat.portal.Portal;
import io.openchat.shared.http.OpenPaths;
import io.openchat.shared.http.OwnOrigins;
import io.openchat.shared.http.SameOriginGuard;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the guard before everything that the portal answers; what others may open is said by the portal. */
@ApplicationScoped
class Guard {
    /** Before authentication (200) and CORS (300) of Quarkus: a refused request must not even renew a session, or end one. */
    private static final int FIRST = 1000;

    private final SameOriginGuard guard;

    Guard(
            Portal portal,
            @ConfigProperty(name = "quarkus.http.root-path") String root,
            @ConfigProperty(name = OwnOrigins.SETTING) Optional<List<String>> hosts) {
        this.guard = new SameOriginGuard(
                OwnOrigins.of(hosts.orElse(List.of())), OpenPaths.of(root, portal.pages(), portal.assets()));
    }

    void register(@Observes Filters filters) {
        filters.register(guard::check, FIRST);
    }
}
