package io.openchat.view;

import static io.openchat.view.Records.Said.agent;
import static io.openchat.view.Records.Said.event;
import static io.openchat.view.Records.Said.note;
import static io.openchat.view.Records.Said.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.portal.page.Assets;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.ConversationRecord.Rating;
import io.openchat.shared.record.EndedBy;
import io.openchat.shared.record.SessionRecord;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Writes every page, filled as on a busy day, below {@code target/look/}, to be looked at in a browser; run it
 * with {@code -Dtest=LookTest -Dlook}, serve that folder at {@code /} and open {@code /view/sessions.html}.
 */
@QuarkusTest
@WithTestResource(StoreResource.class)
@EnabledIfSystemProperty(named = "look", matches = ".*")
class LookTest {
    private static final List<String> NAMES = List.of(
            "Vera Lindqvist",
            "Tomás Herrera",
            "Amira Haddad",
            "Noah Becker",
            "Priya Raman",
            "Élodie Marchand",
            "Kwame Mensah",
            "Jun Watanabe",
            "Olga Petrova",
            "Liam O’Connor",
            "מאיה לוי",
            "Sofia Rossi",
            // what former versions admitted
            "\u202EVera of the left\u2067",
            "Z" + "\u0301".repeat(80) + "oe" + "\u0323".repeat(80),
            "\u200B");
    private static final List<String> AGENTS = List.of("Alice Adams", "Bob Brown", "Chiara Conti");
    private static final List<String> AGENCIES = List.of("north", "south", "north");
    private static final List<EndedBy> ENDINGS = List.of(EndedBy.AGENT, EndedBy.VISITOR, EndedBy.AGENT, EndedBy.DROP);

    @Inject
    Assets assets;

    @Inject
    Records records;

    @Test
    void writesThePages() throws IOException {
        records.forget();
        Viewer victor = Viewer.signedInAs("victor");
        write("empty", victor.opens("/sessions"));
        fill();
        write("overview", victor.opens("/"));
        write("sessions", victor.opens("/sessions"));
        write("filtered", victor.opens("/sessions?client=e&agency=north&from=2026-11-01&sort=client"));
        write("nomatch", victor.opens("/sessions?client=nobody"));
        write("chats", victor.opens("/chats"));
        write("agencies", victor.opens("/agencies"));
        write("transcript", victor.opens("/conversations/talk"));
        write("bad", 400, victor.opens("/sessions?page=-1"));
        for (String language : List.of("ar", "de")) {
            Map<String, String> asked = Map.of("Accept-Language", language, "Sec-Fetch-Site", "same-origin");
            for (String page : List.of("", "sessions", "chats", "agencies", "conversations/talk", "nothing-here")) {
                String name = page.isEmpty() ? "overview" : page.replace('/', '-');
                write(name + "-" + language, page.startsWith("nothing") ? 404 : 200, victor.opens("/" + page, asked));
            }
        }
        write("forbidden", 403, new Viewer().signsInAs("alice", "/"));
        write("signedout", new Viewer().opens("/signed-out"));
        for (String asset : List.of("portal.css", "logo.svg")) {
            String path = assets.url(asset).substring("/view/".length());
            Files.writeString(folder().resolve(path), victor.opens("/" + path).body());
        }
    }

    private void fill() {
        records.agency("north", "North Office");
        records.agency("south", "Southern Branch");
        records.agency("web", "Web Team");
        for (int i = 0; i < AGENTS.size(); i++) {
            records.agent("agent" + i, AGENTS.get(i), AGENCIES.get(i));
        }
        Instant now = Instant.now();
        for (int i = 0; i < 180; i++) {
            chat(i, now.minus(Duration.ofMinutes(4 + i * 23L)));
        }
        talk(now.minus(Duration.ofMinutes(2)));
    }

    private void chat(int i, Instant at) {
        String id = "chat-%04d".formatted(i);
        String name = NAMES.get(i % NAMES.size());
        @Nullable String email = i % 3 == 2 ? null : "visitor%d@mail.example".formatted(i % NAMES.size());
        String state =
                Map.of(0, "waiting", 1, "chatting", 2, "chatting", 3, "waiting").getOrDefault(i, "ended");
        Rating rating = i > 3 && i % 4 == 0 ? new Rating(5 - i % 3, null, at) : null;
        records.chat(id, name, email, state, at, AGENCIES.get(i % 3), rating);
        int served = state.equals("waiting") ? 0 : 1 + (i % 7 == 5 ? 1 : 0);
        for (int number = 1; number <= served; number++) {
            boolean last = number == served;
            boolean running = last && state.equals("chatting");
            int who = (i + number) % 3;
            Instant start = at.plusSeconds(40 + 400L * (number - 1));
            records.session(new SessionRecord(
                    SessionRecord.id(id, number),
                    id,
                    number,
                    AGENCIES.get(who),
                    new AgentRef("agent" + who, AGENTS.get(who)),
                    new SessionRecord.Client(name, email),
                    start,
                    running ? null : start.plusSeconds(380 + i * 7L % 900),
                    running ? null : last ? ENDINGS.get(i % 4) : EndedBy.TRANSFER));
        }
    }

    private void talk(Instant at) {
        records.chat(
                "talk",
                "Vera Lindqvist",
                "vera@lindqvist.example",
                "ended",
                at,
                "north",
                new Rating(4, "Fast and kind, thank you!", at));
        for (int number = 1; number <= 2; number++) {
            Instant start = Records.START.plusSeconds(number == 1 ? 30 : 160);
            records.session(new SessionRecord(
                    SessionRecord.id("talk", number),
                    "talk",
                    number,
                    AGENCIES.get(number - 1),
                    new AgentRef("agent" + number, AGENTS.get(number - 1)),
                    new SessionRecord.Client("Vera Lindqvist", "vera@lindqvist.example"),
                    start,
                    start.plusSeconds(number == 1 ? 120 : 140),
                    number == 1 ? EndedBy.TRANSFER : EndedBy.VISITOR));
        }
        records.messages(
                "talk",
                visitor(
                        0,
                        "Vera Lindqvist",
                        "Hello! My order 20-4417 has been “on its way” for nine days now. Could somebody look?"),
                event(1, "Alice Adams", "claimed"),
                agent(1, "Alice Adams", "Good morning Vera, of course. One moment, I am opening your order."),
                visitor(1, "Vera Lindqvist", "Thanks."),
                agent(
                        1,
                        "Alice Adams",
                        "It left our warehouse on the 12th. The carrier’s last scan is in Gothenburg:\n\nhttps://carrier.example/track/20-4417?step=customs-clearance-and-a-rather-long-address-that-must-wrap"),
                note(
                        1,
                        "Alice Adams",
                        "Second parcel this week that is stuck there. Bob knows the carrier, handing over."),
                event(1, "Alice Adams", "transferred"),
                event(2, "Bob Brown", "claimed"),
                agent(
                        2,
                        "Bob Brown",
                        "Hi Vera, Bob here. I have just asked them: it is released and comes tomorrow before noon."),
                visitor(2, "Vera Lindqvist", "Wonderful 🎉 <b>thank you both</b>"),
                event(2, "Vera Lindqvist", "ended_by_visitor"));
    }

    private static void write(String name, Shown page) throws IOException {
        write(name, 200, page);
    }

    private static void write(String name, int status, Shown page) throws IOException {
        assertThat(page.status()).as(name).isEqualTo(status);
        Files.writeString(folder().resolve(name.toLowerCase(Locale.ROOT) + ".html"), page.body());
    }

    private static Path folder() throws IOException {
        Files.createDirectories(Path.of("target", "look", "view", "assets"));
        return Path.of("target", "look", "view");
    }
}
