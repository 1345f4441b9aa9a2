package io.openchat.view.chat;

import static java.util.stream.Collectors.groupingBy;

import io.openchat.portal.page.PageFrame;
import io.openchat.portal.page.PageFrames;
import io.openchat.portal.words.Words;
import io.openchat.shared.permission.Act;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.view.layout.FilterForm;
import io.openchat.view.layout.Heading;
import io.openchat.view.layout.ListRequest;
import io.openchat.view.layout.Pager;
import io.openchat.view.query.Listing;
import io.openchat.view.search.Search;
import io.openchat.view.session.SessionRow;
import io.openchat.view.store.Agencies;
import io.openchat.view.store.ChatColumn;
import io.openchat.view.store.Chats;
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

/** The list of conversations, each with its sessions. */
@Path("chats")
@PermissionsAllowed(Act.Name.READ_RECORDS)
@Search
public class ChatsPage {
    private final Chats chats;
    private final Sessions sessions;
    private final Agencies agencies;
    private final PageFrames frames;
    private final Clock clock;

    ChatsPage(Chats chats, Sessions sessions, Agencies agencies, PageFrames frames, Clock clock) {
        this.chats = chats;
        this.sessions = sessions;
        this.agencies = agencies;
        this.frames = frames;
        this.clock = clock;
    }

    /** What the template shows; {@code orders} are the ways to sort. */
    public record Model(FilterForm form, List<Heading> orders, List<ChatCard> cards, Pager pager) {}

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance chats(PageFrame frame, Model page);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Blocking
    public TemplateInstance show(@Context UriInfo uri) {
        PageFrame frame = frames.of("chats");
        return Templates.chats(
                frame, model(frame.w(), ListRequest.of(uri, frame.to("chats"), ChatColumn.class, ChatColumn.USUAL)));
    }

    private Model model(Words w, ListRequest<ChatColumn> asked) {
        Map<String, String> names = agencies.names();
        Listing<ConversationRecord> listing = chats.list(asked.filter(), asked.order(), asked.page());
        return new Model(
                asked.form(w, names, true), orders(w, asked), cards(listing.rows(), names), asked.pager(w, listing));
    }

    private List<ChatCard> cards(List<ConversationRecord> rows, Map<String, String> names) {
        Instant now = clock.instant();
        List<String> ids = rows.stream().map(ConversationRecord::id).toList();
        Map<String, List<SessionRow>> byConversation = sessions.of(ids).stream()
                .map(session -> SessionRow.of(session, names, now))
                .collect(groupingBy(SessionRow::conversation));
        return rows.stream()
                .map(chat -> ChatCard.of(chat, byConversation.getOrDefault(chat.id(), List.of())))
                .toList();
    }

    private static List<Heading> orders(Words w, ListRequest<ChatColumn> asked) {
        return asked.headings()
                .sortable(w.created(), ChatColumn.CREATED, true)
                .sortable(w.ended(), ChatColumn.ENDED, true)
                .sortable(w.visitor(), ChatColumn.CLIENT, false)
                .sortable(w.rating(), ChatColumn.RATING, true)
                .headings();
    }
}
