package io.openchat.view.session;

import io.openchat.shared.Roles;
import io.openchat.view.layout.FilterForm;
import io.openchat.view.layout.Heading;
import io.openchat.view.layout.Pager;
import io.openchat.view.layout.Shell;
import io.openchat.view.layout.Shells;
import io.openchat.view.query.Address;
import io.openchat.view.query.Filter;
import io.openchat.view.query.Listing;
import io.openchat.view.query.Order;
import io.openchat.view.query.Page;
import io.openchat.view.query.Parameters;
import io.openchat.view.search.Search;
import io.openchat.view.store.Agencies;
import io.openchat.view.store.SessionColumn;
import io.openchat.view.store.Sessions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
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
@RolesAllowed(Roles.VIEWER)
@Search
public class SessionsPage {
    private final Sessions sessions;
    private final Agencies agencies;
    private final Shells shells;
    private final Clock clock;

    SessionsPage(Sessions sessions, Agencies agencies, Shells shells, Clock clock) {
        this.sessions = sessions;
        this.agencies = agencies;
        this.shells = shells;
        this.clock = clock;
    }

    /** What the template shows. */
    public record Model(FilterForm form, List<Heading> headings, List<SessionRow> rows, Pager pager) {}

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance sessions(Shell shell, Model page);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Blocking
    public TemplateInstance show(@Context UriInfo uri) {
        Parameters parameters = new Parameters(uri.getQueryParameters()::getFirst);
        Filter filter = Filter.of(parameters);
        Order<SessionColumn> order = parameters.order("sort", SessionColumn.class, SessionColumn.USUAL);
        Page page = Page.of(parameters);
        Shell shell = shells.of("sessions");
        return Templates.sessions(shell, model(shell.to("sessions"), filter, order, page));
    }

    private Model model(String path, Filter filter, Order<SessionColumn> order, Page page) {
        Map<String, String> names = agencies.names();
        Instant now = clock.instant();
        Listing<SessionRow> listing =
                sessions.list(filter, order, page).map(session -> SessionRow.of(session, names, now));
        return new Model(
                FilterForm.of(path, filter, order.equals(SessionColumn.USUAL) ? null : order.parameter(), names, false),
                headings(path, filter, order),
                listing.rows(),
                Pager.of(
                        listing,
                        number -> new Address(path)
                                .filter(filter)
                                .order(order, SessionColumn.USUAL)
                                .page(number)
                                .toString()));
    }

    private static List<Heading> headings(String path, Filter filter, Order<SessionColumn> order) {
        return new Heading.Row<>(path, filter, order, SessionColumn.USUAL)
                .plain("No.")
                .sortable("Visitor", SessionColumn.CLIENT, false)
                .sortable("Agent", SessionColumn.AGENT, false)
                .sortable("Agency", SessionColumn.AGENCY, false)
                .sortable("Started", SessionColumn.STARTED, true)
                .sortable("Ended", SessionColumn.ENDED, true)
                .plain("Length")
                .plain("Outcome")
                .headings();
    }
}
