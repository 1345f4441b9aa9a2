package io.openchat.portal.login;

import io.openchat.portal.Portal;
import io.openchat.portal.answer.Notice;
import io.openchat.portal.answer.Notices;
import io.openchat.shared.http.OpenPaths;
import io.openchat.shared.http.OwnOrigins;
import io.openchat.shared.http.SameOriginGuard;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
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

    /** The names of all files that the browser loads carry a hash, and anybody may have them. */
    private static final String ASSETS = "/assets/[^/]+";

    private final Notices notices;
    private final SameOriginGuard guard;

    Guard(
            Portal portal,
            Notices notices,
            @ConfigProperty(name = "quarkus.http.root-path") String root,
            @ConfigProperty(name = OwnOrigins.SETTING) Optional<List<String>> hosts) {
        this.notices = notices;
        this.guard = new SameOriginGuard(
                OwnOrigins.of(hosts.orElse(List.of())), OpenPaths.of(root, portal.pages(), ASSETS), this::noPage);
    }

    void register(@Observes Filters filters) {
        filters.register(guard::check, FIRST);
    }

    /** Whoever mistyped an address sees that here, and not on a page that could be anybody's. */
    private void noPage(RoutingContext request) {
        Notice notice = Notices.noPage(request);
        request.response()
                .setStatusCode(notice.status())
                .putHeader("Content-Type", "text/html;charset=UTF-8")
                .putHeader("Cache-Control", "no-store");
        notices.of(request, notice)
                .createUni()
                .subscribe()
                .with(page -> request.response().end(page), request::fail);
    }
}
