package io.openchat.agent.roster;

import io.openchat.agent.login.LoginSession;
import io.openchat.shared.identity.AgentIdentity;
import io.openchat.shared.permission.Act;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseHeader;

/** Tells the console whose it is, and who else answers visitors. */
@Path("/api")
public class RosterResource {
    private final LoginSession session;
    private final Roster roster;

    RosterResource(LoginSession session, Roster roster) {
        this.session = session;
        this.roster = roster;
    }

    @GET
    @Path("me")
    @PermissionsAllowed(Act.Name.ANSWER)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public AgentIdentity me() {
        return session.me();
    }

    /** The agent's own agency, the agent included. */
    @GET
    @Path("agents")
    @PermissionsAllowed(Act.Name.LIST_COLLEAGUES)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public List<Roster.Colleague> agents() {
        return roster.of(session.me().agency());
    }
}
