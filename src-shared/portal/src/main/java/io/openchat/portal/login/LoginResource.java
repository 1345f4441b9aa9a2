package io.openchat.portal.login;

import io.openchat.portal.Portal;
import io.openchat.portal.answer.Notice;
import io.openchat.portal.answer.Notices;
import io.openchat.portal.words.Languages;
import io.openchat.portal.words.Words;
import io.openchat.shared.http.LoginCookies;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ways into the session and out of it; the work on both is done by the OIDC extension when it looks at the request. */
@Path("/")
public class LoginResource {
    private final CurrentIdentityAssociation identity;
    private final Portal portal;
    private final Notices notices;
    private final String root;

    LoginResource(
            CurrentIdentityAssociation identity,
            Portal portal,
            Notices notices,
            @ConfigProperty(name = "quarkus.http.root-path") String root) {
        this.identity = identity;
        this.portal = portal;
        this.notices = notices;
        this.root = root;
    }

    /** Where the identity provider sends people back to; who comes here by hand goes on to the portal. */
    @GET
    @Path("signed-in")
    @Authenticated
    public Response signedIn() {
        return leadTo("/");
    }

    /** Ends the session here and at the identity provider; who has none is signed out already. */
    @GET
    @Path("logout")
    @PermitAll
    public Uni<Response> logout(RoutingContext request) {
        return identity.getDeferredIdentity()
                .replaceWith(() -> leadTo("/signed-out"))
                .onFailure(LoginResource::isNoSession)
                .recoverWithItem(() -> {
                    LoginCookies.endSession(request, root);
                    return leadTo("/signed-out");
                });
    }

    /** Where people land after signing out. */
    @GET
    @Path("signed-out")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance signedOut(RoutingContext request) {
        Words w = Languages.of(request);
        return notices.of(
                request, Notice.of(200, w.signedOut(), portal.signedOut(w)).leadingTo("", w.signInAgain()));
    }

    // cookies that are no session (any more); the way to the identity provider is another exception
    private static boolean isNoSession(Throwable failure) {
        return failure instanceof AuthenticationFailedException || failure instanceof AuthenticationCompletionException;
    }

    // As a text, since a URI would be resolved against the root path, which it has already. Without a host the browser
    // stays at
    // the one that it asked, whatever a proxy calls it.
    private Response leadTo(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, root + path)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
