package io.openchat.agent.login;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ways into the session and out of it; the work on both is done by the OIDC extension when it looks at the request. */
@Path("/")
public class LoginResource {
    private final CurrentIdentityAssociation identity;
    private final URI portal;
    private final URI signedOut;

    LoginResource(CurrentIdentityAssociation identity, @ConfigProperty(name = "quarkus.http.root-path") String root) {
        this.identity = identity;
        this.portal = URI.create(root + "/");
        this.signedOut = URI.create(root + "/signed-out");
    }

    /** Where the identity provider sends people back to; who comes here by hand goes on to the portal. */
    @GET
    @Path("signed-in")
    @Authenticated
    public Response signedIn() {
        return Response.seeOther(portal).build();
    }

    /** Ends the session here and at the identity provider; who has none is signed out already. */
    @GET
    @Path("logout")
    public Uni<Response> logout() {
        return identity.getDeferredIdentity()
                .map(anonymous -> Response.seeOther(signedOut).build());
    }
}
