package io.openchat.view.transcript;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.openchat.portal.page.PageFrame;
import io.openchat.portal.page.PageFrames;
import io.openchat.portal.words.Words;
import io.openchat.shared.permission.Act;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.Person;
import io.openchat.shared.text.LanguageTag;
import io.openchat.shared.text.SingleLine;
import io.openchat.view.chat.ChatCard;
import io.openchat.view.layout.Names;
import io.openchat.view.query.Parameters;
import io.openchat.view.search.Search;
import io.openchat.view.session.SessionRow;
import io.openchat.view.store.Agencies;
import io.openchat.view.store.Chats;
import io.openchat.view.store.Sessions;
import io.openchat.view.store.Transcripts;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page of one conversation. */
@Path("conversations/{id}")
@PermissionsAllowed(Act.Name.READ_RECORDS)
@Search
public class TranscriptPage {
    /** Messages on one page: all of nearly every conversation, and a page that a browser still scrolls smoothly. */
    static final int LINES = 500;

    private final Chats chats;
    private final Sessions sessions;
    private final Transcripts transcripts;
    private final Agencies agencies;
    private final PageFrames frames;
    private final Clock clock;

    TranscriptPage(
            Chats chats,
            Sessions sessions,
            Transcripts transcripts,
            Agencies agencies,
            PageFrames frames,
            Clock clock) {
        this.chats = chats;
        this.sessions = sessions;
        this.transcripts = transcripts;
        this.agencies = agencies;
        this.frames = frames;
        this.clock = clock;
    }

    /**
     * What the template shows.
     *
     * @param start address of the beginning; null when that is shown
     * @param next address of what follows; null at the end
     */
    public record Model(
            ChatCard chat,
            Person visitor,
            boolean consent,
            List<Chapter> chapters,
            @Nullable String start,
            @Nullable String next) {

        /** The visitor's name, where no element can keep its direction to itself. */
        public String title(Words w) {
            return SingleLine.isolated(Names.orName(chat.client(), w));
        }

        /** The visitor's telephone number. */
        public @Nullable String phone() {
            return SingleLine.shownIfAny(visitor.phone());
        }

        /** The address of the page where the chat began. */
        public @Nullable String address() {
            return SingleLine.shownIfAny(visitor.page());
        }

        /** The visitor's language, by its name. */
        public String language(Words w) {
            String tag = visitor.locale();
            return tag == null || tag.equals(LanguageTag.UNKNOWN)
                    ? "–"
                    : SingleLine.cleaned(Locale.forLanguageTag(tag).getDisplayName(w.locale()));
        }
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance transcript(PageFrame frame, Model page);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Blocking
    public TemplateInstance show(String id, @Context UriInfo uri) {
        long after = new Parameters(uri.getQueryParameters()::getFirst).number("after", 0, Integer.MAX_VALUE, 0);
        ConversationRecord chat = chats.find(id).orElseThrow(NotFoundException::new);
        PageFrame frame = frames.of("chats");
        return Templates.transcript(frame, model(frame.to("conversations/" + id), chat, after));
    }

    private Model model(String path, ConversationRecord chat, long after) {
        Map<String, String> names = agencies.names();
        Instant now = clock.instant();
        List<SessionRow> rows = sessions.of(List.of(chat.id())).stream()
                .map(session -> SessionRow.of(session, names, now))
                .toList();
        // one more than shown tells whether anything follows
        List<MessageRecord> found = transcripts.messages(chat.id(), after, LINES + 1);
        List<MessageRecord> shown = found.subList(0, Math.min(found.size(), LINES));
        return new Model(
                ChatCard.of(chat, rows),
                chat.visitor(),
                chat.visitor().consent(),
                Chapter.of(shown, rows.stream().collect(toMap(SessionRow::number, identity()))),
                after == 0 ? null : path,
                found.size() > LINES ? path + "?after=" + shown.getLast().seq() : null);
    }
}
