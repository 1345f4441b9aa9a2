package io.openchat.portal.page;

import io.openchat.portal.Portal;
import io.openchat.portal.words.Languages;
import io.openchat.shared.text.SingleLine;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Makes the frames of the pages. */
@ApplicationScoped
public class PageFrames {
    private final SecurityIdentity identity;
    private final RoutingContext request;
    private final Portal portal;
    private final Assets assets;
    private final String root;

    PageFrames(
            SecurityIdentity identity,
            RoutingContext request,
            Portal portal,
            Assets assets,
            @ConfigProperty(name = "quarkus.http.root-path") String root) {
        this.identity = identity;
        this.request = request;
        this.portal = portal;
        this.assets = assets;
        this.root = root;
    }

    /** The frame of a page for the person who is signed in. */
    public PageFrame of(String section) {
        var words = Languages.of(request);
        return new PageFrame(root, assets, words, portal.subtitle(words), section, name());
    }

    /** The frame of a page for anybody. */
    public PageFrame forAnybody(RoutingContext asked) {
        var words = Languages.of(asked);
        return new PageFrame(root, assets, words, portal.subtitle(words), "", null);
    }

    private String name() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            String name = token.getClaim("name");
            if (name != null && !SingleLine.cleaned(name).isEmpty()) {
                return SingleLine.cleaned(name);
            }
        }
        return SingleLine.shown(identity.getPrincipal().getName());
    }
}
