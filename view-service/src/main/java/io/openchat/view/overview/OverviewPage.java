package io.openchat.view.overview;

import io.openchat.portal.page.PageFrame;
import io.openchat.portal.page.PageFrames;
import io.openchat.portal.words.Words;
import io.openchat.shared.permission.Act;
import io.openchat.shared.wire.Phase;
import io.openchat.view.layout.Counted;
import io.openchat.view.layout.Heading;
import io.openchat.view.query.Address;
import io.openchat.view.query.Filter;
import io.openchat.view.query.Page;
import io.openchat.view.search.Search;
import io.openchat.view.session.SessionRow;
import io.openchat.view.store.Agencies;
import io.openchat.view.store.Chats;
import io.openchat.view.store.SessionColumn;
import io.openchat.view.store.Sessions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The first page. */
@Path("/")
@PermissionsAllowed(Act.Name.READ_RECORDS)
@Search
public class OverviewPage {
    /** As many as fit beside the numbers on one screen. */
    private static final int LATEST = 8;

    private final Chats chats;
    private final Sessions sessions;
    private final Agencies agencies;
    private final PageFrames frames;
    private final Clock clock;

    OverviewPage(Chats chats, Sessions sessions, Agencies agencies, PageFrames frames, Clock clock) {
        this.chats = chats;
        this.sessions = sessions;
        this.agencies = agencies;
        this.frames = frames;
        this.clock = clock;
    }

    /**
     * A number that leads to the rows that it counts.
     *
     * @param name for tests and styles
     */
    public record Tile(String name, String label, String count, String link) {}

    /** What the template shows. */
    public record Model(Instant now, List<Tile> tiles, List<Heading> headings, List<SessionRow> latest) {}

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance overview(PageFrame frame, Model page);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Blocking
    public TemplateInstance show() {
        PageFrame frame = frames.of("overview");
        Instant now = clock.instant();
        Map<String, String> names = agencies.names();
        List<SessionRow> latest = sessions.list(Filter.NONE, SessionColumn.USUAL, new Page(1)).rows().stream()
                .limit(LATEST)
                .map(session -> SessionRow.of(session, names, now))
                .toList();
        return Templates.overview(frame, new Model(now, tiles(frame, now), SessionRow.headings(frame.w()), latest));
    }

    private List<Tile> tiles(PageFrame frame, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Filter sinceToday = new Filter(today, null, null, null, null, null);
        Instant midnight = today.atStartOfDay(ZoneOffset.UTC).toInstant();
        Words w = frame.w();
        return List.of(
                tile(w, "waiting", w.waitingNow(), chats.count(Phase.WAITING), frame.to("chats"), in(Phase.WAITING)),
                tile(
                        w,
                        "chatting",
                        w.chattingNow(),
                        chats.count(Phase.CHATTING),
                        frame.to("chats"),
                        in(Phase.CHATTING)),
                tile(w, "chats", w.chatsToday(), chats.countSince(midnight), frame.to("chats"), sinceToday),
                tile(
                        w,
                        "sessions",
                        w.sessionsToday(),
                        sessions.countSince(midnight),
                        frame.to("sessions"),
                        sinceToday));
    }

    private static Filter in(Phase state) {
        return new Filter(null, null, null, null, null, state);
    }

    private static Tile tile(Words w, String name, String label, long count, String path, Filter filter) {
        String shown = Counted.shown(w, count);
        return new Tile(name, label, shown, new Address(path).filter(filter).toString());
    }
}
