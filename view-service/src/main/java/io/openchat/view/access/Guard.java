package io.openchat.view.access;

import io.openchat.shared.web.OpenPaths;
import io.openchat.shared.web.OwnOrigins;
import io.openchat.shared.web.SameOriginGuard;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the guard before everything that the records answer, and says what of it others may open. */
@ApplicationScoped
class Guard {
    /** Before authentication (200) of Quarkus, which is what signs out. */
    private static final int FIRST = 1000;

    /** All pages that are there: links to them stand in mails and in other programs. */
    private static final String PAGES = "|/|/sessions|/chats|/agencies|/conversations/[^/]+|/signed-in|/signed-out";

    private static final String ASSETS = "/view[.]css|/icon[.]svg";

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
