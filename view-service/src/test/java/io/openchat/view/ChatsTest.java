package io.openchat.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.record.ConversationRecord.Rating;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StoreResource.class)
class ChatsTest {
    @Inject
    Records records;

    private Viewer victor = new Viewer();

    @BeforeEach
    void signIn() {
        records.forget();
        victor = Viewer.signedInAs("victor");
    }

    @Test
    void saysThatThereAreNone() {
        assertThat(victor.opens("/chats").text()).contains("No chats yet");
    }

    @Test
    void showsEachConversationWithItsSessionsByNumber() {
        records.agency("north", "North Office");
        records.chat(
                "c1", "Vera", "vera@example.com", "ended", Records.START, "north", new Rating(3, null, Records.START));
        records.session(Records.session("c1", 2, "Vera", "Bob", null, Records.START.plus(Duration.ofMinutes(6))));
        records.session(Records.session("c1", 1, "Vera", "Alice", "north", Records.START));
        records.chat("c2", "Walter", null, "waiting", Records.START.plusSeconds(5));

        Shown page = victor.opens("/chats");
        assertThat(page.chats()).containsExactly("c2", "c1");
        assertThat(page.each("chat-card", "data-state")).containsExactly("waiting", "ended");
        assertThat(page.each("chat-session", "value")).containsExactly("1", "2");
        assertThat(page.text())
                .containsSubsequence(
                        "Walter", "No agent has taken it yet", "Vera", "3 of 5", "Alice", "North Office", "Bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B", "\u202E", "\u3164", "\u2800", "\u0301"})
    void aRowWithoutAVisibleName_canBeOpened(String name) {
        records.chat("c1", name, null, "ended", Records.START, null, null);
        records.session(Records.session("c1", 1, name, name, name, Records.START));

        for (String list : new String[] {"/chats", "/sessions", "/"}) {
            Shown page = victor.opens(list);
            assertThat(page.body()).contains("<bdi>(no name)</bdi></a>");
            assertThat(victor.opens(page.link(list.equals("/chats") ? "chat-open" : "session-open"))
                            .body())
                    .contains("<h1><bdi>(no name)</bdi>");
        }
    }

    @Test
    void findsANameInWhateverFormItIsTyped() {
        records.chat("c1", "Zoë", null, "ended", Records.START, null, null);

        assertThat(victor.opens("/chats?client=zoe%CC%88").chats()).containsExactly("c1");
    }

    @Test
    void namesTurnNothingAround_andPileNoMarks() {
        records.chat("c1", "\u202EVe\u2067ra" + "\u0301".repeat(80), null, "ended", Records.START, null, null);

        assertThat(victor.opens("/chats").body()).contains("<bdi>Verá" + "\u0301".repeat(8) + "</bdi></a>");
        assertThat(victor.opens("/conversations/c1").body())
                .contains("<title>\u2068Verá" + "\u0301".repeat(8) + "\u2069");
    }

    @Test
    void filtersByStateDayAgencyVisitorAndByAnyAgentWhoServedIt() {
        records.chat("a", "Anna", "anna@one.example", "waiting", Records.START, "north", null);
        records.chat("b", "Bela", "bela@two.example", "ended", Records.START.plus(Duration.ofDays(1)), "south", null);
        records.session(Records.session("b", 1, "Bela", "Alice", "north", Records.START.plus(Duration.ofDays(1))));
        records.session(Records.session("b", 2, "Bela", "Bob", "south", Records.START.plus(Duration.ofDays(1))));

        assertThat(victor.opens("/chats?state=waiting").chats()).containsExactly("a");
        assertThat(victor.opens("/chats?from=2026-11-21").chats()).containsExactly("b");
        assertThat(victor.opens("/chats?to=2026-11-20").chats()).containsExactly("a");
        assertThat(victor.opens("/chats?agency=south").chats()).containsExactly("b");
        assertThat(victor.opens("/chats?client=ONE.").chats()).containsExactly("a");
        assertThat(victor.opens("/chats?agent=alice").chats()).containsExactly("b");
        assertThat(victor.opens("/chats?agent=bob").chats()).containsExactly("b");
        assertThat(victor.opens("/chats?agent=carl").text()).contains("No chats match");
    }

    @Test
    void sortsAndPages() {
        for (int n = 10; n < 40; n++) {
            records.chat("c" + n, "Visitor " + (50 - n), null, "ended", Records.START.plusSeconds(n));
        }

        Shown first = victor.opens("/chats");
        List<String> seen = new ArrayList<>(first.chats());
        seen.addAll(victor.opens(first.link("pager-next")).chats());
        assertThat(seen).hasSize(30).startsWith("c39").endsWith("c10").doesNotHaveDuplicates();
        assertThat(victor.opens(first.sortLink("Visitor")).chats())
                .startsWith("c39")
                .hasSize(25);
        assertThat(victor.opens("/chats?sort=created").chats()).startsWith("c10", "c11");
    }

    @Test
    void theOverviewCountsWhatGoesOnAndLeadsThere() {
        records.chat("a", "Anna", null, "waiting", Records.START);
        records.chat("b", "Bela", null, "chatting", Records.START);
        records.chat("c", "Cleo", null, "chatting", Records.START);
        records.session(Records.session("b", 1, "Bela", "Alice", null, Records.START));

        Shown page = victor.opens("/");
        assertThat(page.text())
                .containsSubsequence("Waiting now 1", "Chatting now 2", "Latest sessions", "Bela", "Alice");
        assertThat(victor.opens(page.link("tile-chatting")).chats()).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void theAgenciesAreCountedAndLeadToTheirSessions() {
        records.agency("north", "North Office");
        records.agency("empty", "Empty Office");
        records.agent("1", "Alice", "north");
        records.agent("2", "Bob", "north");
        records.session(Records.session("a", 1, "Anna", "Alice", "north", Records.START));
        records.session(Records.session("b", 1, "Bela", "Alice", "south", Records.START));

        Shown page = victor.opens("/agencies");
        assertThat(page.text()).contains("Empty Office 0 0 –").contains("North Office 2 1 20 Nov 2026, 08:00");
        List<String> links = page.each("agency-open", "href");
        assertThat(victor.opens(links.get(1).substring("/view".length())).sessions())
                .containsExactly("a");
    }
}
