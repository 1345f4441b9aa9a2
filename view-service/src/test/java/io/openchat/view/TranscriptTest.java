package io.openchat.view;

import static io.openchat.view.Records.Said.agent;
import static io.openchat.view.Records.Said.event;
import static io.openchat.view.Records.Said.note;
import static io.openchat.view.Records.Said.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.record.ConversationRecord.Rating;
import io.openchat.testkit.StoreResource;
import io.openchat.view.Records.Said;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StoreResource.class)
class TranscriptTest {
    @Inject
    Records records;

    private Viewer victor = new Viewer();

    @BeforeEach
    void signIn() {
        records.forget();
        victor = Viewer.signedInAs("victor");
        records.agency("north", "North Office");
        records.chat(
                "c1",
                "Vera",
                "vera@example.com",
                "ended",
                Records.START,
                "north",
                new Rating(4, "Quick help", Records.START));
        records.session(Records.session("c1", 1, "Vera", "Alice", "north", Records.START));
        records.session(Records.session("c1", 2, "Vera", "Bob", null, Records.START.plus(Duration.ofMinutes(6))));
    }

    @Test
    void showsWhatWasSaidInOrderBySession() {
        records.messages(
                "c1",
                visitor(0, "Vera", "Is anybody there?"),
                event(1, "Alice", "claimed"),
                agent(1, "Alice", "I am."),
                note(1, "Alice", "She is in a hurry"),
                event(1, "Alice", "released"),
                event(2, "Bob", "claimed"),
                agent(2, "Bob", "Here again."),
                event(2, "Bob", "ended_by_agent"));

        Shown page = victor.opens("/conversations/c1");
        assertThat(page.each("transcript-session", "data-number")).containsExactly("0", "1", "2");
        assertThat(page.each("transcript-message", "data-seq")).containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(page.each("transcript-message", "data-from"))
                .containsExactly("visitor", "system", "agent", "agent", "system", "system", "agent", "system");
        assertThat(page.each("transcript-message", "data-kind"))
                .containsExactly("text", "system", "text", "note", "system", "system", "text", "system");
        assertThat(page.text())
                .containsSubsequence(
                        "Before an agent joined",
                        "Is anybody there?",
                        "Alice North Office 20 Nov 2026, 08:00 – 08:05",
                        "Alice joined the chat",
                        "I am.",
                        "Internal note",
                        "She is in a hurry",
                        "Alice left the chat; somebody else takes over",
                        "Bob joined the chat",
                        "Here again.",
                        "Bob ended the chat");
    }

    @Test
    void tellsAboutTheVisitorAndTheRating() {
        assertThat(victor.opens("/conversations/c1").text())
                .contains("vera@example.com")
                .contains("https://shop.example/basket")
                .contains("4 of 5")
                .contains("Quick help")
                .contains("Nothing has been said");
    }

    @Test
    void showsWhatWasSaidAsText() {
        records.messages("c1", visitor(0, "<b>Vera</b>", "<script>alert('x')</script> & <img src=x onerror=alert(1)>"));

        assertThat(victor.opens("/conversations/c1").body())
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &lt;img")
                .contains("&lt;b&gt;Vera&lt;/b&gt;")
                .doesNotContain("<script")
                .doesNotContain("<img src=x");
    }

    @Test
    void showsAnEventOfANewerVersionAsItIs() {
        records.messages("c1", event(1, "Alice", "teleported"));
        assertThat(victor.opens("/conversations/c1").text()).contains("teleported");
    }

    @Test
    void aLongOneHasPages() {
        records.messages(
                "c1",
                IntStream.rangeClosed(1, 601)
                        .mapToObj(n -> visitor(1, "Vera", "Message " + n))
                        .toArray(Said[]::new));

        Shown first = victor.opens("/conversations/c1");
        assertThat(first.each("transcript-message", "data-seq")).hasSize(500).endsWith("500");
        Shown second = victor.opens(first.link("transcript-next"));
        assertThat(second.each("transcript-message", "data-seq"))
                .hasSize(101)
                .startsWith("501")
                .endsWith("601");
        assertThat(second.body()).doesNotContain("transcript-next");
    }
}
