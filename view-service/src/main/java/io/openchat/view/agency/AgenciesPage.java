package io.openchat.view.agency;

import io.openchat.portal.page.PageFrame;
import io.openchat.portal.page.PageFrames;
import io.openchat.shared.permission.Act;
import io.openchat.shared.text.SingleLine;
import io.openchat.view.layout.Counted;
import io.openchat.view.layout.Pager;
import io.openchat.view.query.Address;
import io.openchat.view.query.Filter;
import io.openchat.view.query.Listing;
import io.openchat.view.query.Page;
import io.openchat.view.query.Parameters;
import io.openchat.view.search.Search;
import io.openchat.view.store.Agencies;
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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of agencies. */
@Path("agencies")
@PermissionsAllowed(Act.Name.READ_RECORDS)
@Search
public class AgenciesPage {
    private final Agencies agencies;
    private final PageFrames frames;

    AgenciesPage(Agencies agencies, PageFrames frames) {
        this.agencies = agencies;
        this.frames = frames;
    }

    /**
     * An agency as the page shows it.
     *
     * @param sessions link to its sessions
     * @param chats link to its conversations
     * @param sessionCount in words, because counting ends somewhere
     * @param lastSession null when it has had none
     */
    public record Row(
            String name,
            String sessions,
            String chats,
            String agents,
            String sessionCount,
            Instant createdAt,
            @Nullable Instant lastSession) {}

    /** What the template shows. */
    public record Model(List<Row> rows, Pager pager) {}

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance agencies(PageFrame frame, Model page);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Blocking
    public TemplateInstance show(@Context UriInfo uri) {
        Page page = Page.of(new Parameters(uri.getQueryParameters()::getFirst));
        PageFrame frame = frames.of("agencies");
        Listing<Row> listing = agencies.list(page).map(activity -> row(frame, activity));
        Pager pager = Pager.of(
                frame.w(),
                listing,
                number -> new Address(frame.to("agencies")).page(number).toString());
        return Templates.agencies(frame, new Model(listing.rows(), pager));
    }

    private static Row row(PageFrame frame, Agencies.Activity activity) {
        Filter ours = new Filter(null, null, activity.agency().id(), null, null, null);
        return new Row(
                SingleLine.shown(activity.agency().name()),
                new Address(frame.to("sessions")).filter(ours).toString(),
                new Address(frame.to("chats")).filter(ours).toString(),
                Counted.shown(frame.w(), activity.agents()),
                Counted.shown(frame.w(), activity.sessions()),
                activity.agency().createdAt(),
                activity.lastSession());
    }
}
