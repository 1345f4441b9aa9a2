package io.openchat.portal.words;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The choice of language, which every page offers. */
@Path("/language")
public class LanguageResource {
    private final String root;

    LanguageResource(@ConfigProperty(name = "quarkus.http.root-path") String root) {
        this.root = root;
    }

    /** Remembers the language, and shows the page again on which it was chosen. */
    @POST
    @PermitAll
    public Response choose(
            @FormParam("language") @Nullable String language,
            @HeaderParam("Referer") @Nullable String page,
            RoutingContext request) {
        Languages.remember(request, language);
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, below(page))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Path and query of a page of ours; the first one for all others. Hosts are left out: the browser stays at the one it asked. */
    private String below(@Nullable String page) {
        if (page != null) {
            try {
                URI address = URI.create(page);
                String path = address.getRawPath();
                if (path != null && path.startsWith(root + "/")) {
                    return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
                }
            } catch (IllegalArgumentException noAddress) {
                // as if there were none
            }
        }
        return root + "/";
    }
}
