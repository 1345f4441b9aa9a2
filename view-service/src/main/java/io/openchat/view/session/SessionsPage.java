package io.openchat.view.session;

import io.openchat.portal.page.PageFrame;
import io.openchat.portal.page.PageFrames;
import io.openchat.portal.words.Words;
import io.openchat.shared.permission.Act;
import io.openchat.view.layout.FilterForm;
import io.openchat.view.layout.Heading;
import io.openchat.view.layout.ListRequest;
import io.openchat.view.layout.Pager;
import io.openchat.view.query.Listing;
import io.openchat.view.search.Search;
import io.openchat.view.store.Agencies;
import io.openchat.view.store.SessionColumn;
import io.openchat.view.store.Sessions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The table of sessions. */
@Path("sessions")
@PermissionsAllowed(Act.Name.READ_RECORDS)
@Search
public class SessionsPage {
    private final Sessions sessions;
    private final Agencies agencies;
    private final PageFrames frames;
    private final Clock clock;

    SessionsPage(Sessions sessions, Agencies agencies, PageFrames frames, Clock clock) {
        this.sessions = sessions;
        this.agencies = agencies;
        this.frames = frames;
        this.clock = clock;
    }

    /** What the template shows. */
    public record Model(FilterForm form, List<Heading> headings, List<SessionRow> rows, Pager pager) {}

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance sessions(PageFrame frame, Model page);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Blocking
    public TemplateInstance show(@Context UriInfo uri) {
        PageFrame frame = frames.of("sessions");
        return Templates.sessions(
                frame,
                model(frame.w(), ListRequest.of(uri, frame.to("sessions"), SessionColumn.class, SessionColumn.USUAL)));
    }

    private Model model(Words w, ListRequest<SessionColumn> asked) {
        Map<String, String> names = agencies.names();
        Instant now = clock.instant();
        Listing<SessionRow> listing = sessions.list(asked.filter(), asked.order(), asked.page())
                .map(session -> SessionRow.of(session, names, now));
        return new Model(asked.form(w, names, false), headings(w, asked), listing.rows(), asked.pager(w, listing));
    }

    private static List<Heading> headings(Words w, ListRequest<SessionColumn> asked) {
        return asked.headings()
                .plain(w.number())
                .sortable(w.visitor(), SessionColumn.CLIENT, false)
                .sortable(w.agent(), SessionColumn.AGENT, false)
                .sortable(w.agency(), SessionColumn.AGENCY, false)
                .sortable(w.started(), SessionColumn.STARTED, true)
                .sortable(w.ended(), SessionColumn.ENDED, true)
                .plain(w.length())
                .plain(w.outcome())
                .headings();
    }
}
