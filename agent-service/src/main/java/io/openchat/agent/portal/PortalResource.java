package io.openchat.agent.portal;

import io.openchat.agent.login.LoginSession;
import io.openchat.agent.roster.Attendance;
import io.openchat.portal.page.PageFrame;
import io.openchat.portal.page.PageFrames;
import io.openchat.shared.identity.AgentIdentity;
import io.openchat.shared.permission.Act;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The console. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class PortalResource {
    private final LoginSession session;
    private final Attendance attendance;
    private final PageFrames frames;

    PortalResource(LoginSession session, Attendance attendance, PageFrames frames) {
        this.session = session;
        this.frames = frames;
        this.attendance = attendance;
    }

    /** The console's page: the header and the panes; the scripts fill them. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Desk(PageFrame frame, AgentIdentity me) implements TemplateInstance {}

    @GET
    @PermissionsAllowed(Act.Name.ANSWER)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public TemplateInstance portal() {
        AgentIdentity me = session.me();
        attendance.note(me);
        return new Desk(frames.of(""), me);
    }
}
