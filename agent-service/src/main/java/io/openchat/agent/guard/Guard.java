package io.openchat.agent.guard;

import io.openchat.shared.web.OpenPaths;
import io.openchat.shared.web.OwnOrigins;
import io.openchat.shared.web.SameOriginGuard;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the guard before everything that the portal answers, and says what of it others may open. */
@ApplicationScoped
class Guard {
    /** Before authentication (200) and CORS (300) of Quarkus: a refused request must not even renew a session. */
    private static final int FIRST = 1000;

    /** The portal, where the identity provider sends people back to, and where they land after signing out. */
    private static final String PAGES = "|/|/signed-in|/signed-out";

    private static final String ASSETS = "/assets/[^/]+";

    private final SameOriginGuard guard;

    Guard(
            @ConfigProperty(name = "quarkus.http.root-path") String root,
            @ConfigProperty(name = OwnOrigins.SETTING) Optional<List<String>> hosts) {
        this.guard = new SameOriginGuard(OwnOrigins.of(hosts.orElse(List.of())), OpenPaths.of(root, PAGES, ASSETS));
    }

    void register(@Observes Filters filters) {
        filters.register(guard::check, FIRST);
    }
}
