package io.openchat.view.access;

import io.openchat.view.layout.Shell;
import io.openchat.view.layout.Shells;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ways into the session and out of it; the work on both is done by the OIDC extension when it looks at the request. */
@Path("/")
public class LoginResource {
    private final CurrentIdentityAssociation identity;
    private final Shells shells;
    private final URI portal;
    private final URI signedOut;

    LoginResource(
            CurrentIdentityAssociation identity,
            Shells shells,
            @ConfigProperty(name = "quarkus.http.root-path") String root) {
        this.identity = identity;
        this.shells = shells;
        this.portal = URI.create(root + "/");
        this.signedOut = URI.create(root + "/signed-out");
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signedOut(Shell shell);
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
    @PermitAll
    public Uni<Response> logout() {
        return identity.getDeferredIdentity()
                .map(anonymous -> Response.seeOther(signedOut).build());
    }

    /** Where people land after signing out. */
    @GET
    @Path("signed-out")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance signedOut() {
        return Templates.signedOut(shells.forAnybody());
    }
}
