package io.openchat.e2e;

import io.openchat.e2e.Cast.Window;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stage.class)
class StoryTest {

    private static final List<String> SAID = List.of(
            "Hello, is the ridge tent in stock?",
            "In green, if you have it.",
            "Hello Vera, yes: three green ones.",
            "Shall I put one aside?",
            "Yes, please!");

    @Test
    void aVisitorIsServedAndTheRecordTellsAllOfIt(Cast cast) {
        Visitor vera = cast.visitor(Window.PHONE);
        vera.opens();
        vera.starts("Vera Vance", "vera@example.org", "+49 30 1234");
        vera.isWaiting();
        vera.says(SAID.get(0));
        vera.hasSent(SAID.get(0));
        vera.says(SAID.get(1));

        Agent alice = cast.agent("alice", Window.WIDE);
        Agent bob = cast.agent("bob", Window.LAPTOP);
        alice.logsIn();
        bob.logsIn();
        bob.seesWaiting("Vera Vance");
        alice.claims("Vera Vance");
        vera.isTalkingTo("Alice Archer");
        alice.reads("Vera Vance", SAID.subList(0, 2));

        bob.seesTaken("Vera Vance", "Alice Archer");
        bob.picks("Vera Vance");
        bob.isToldThatItIsTaken("Vera Vance", "Alice Archer");

        alice.says("Vera Vance", SAID.get(2));
        alice.says("Vera Vance", SAID.get(3));
        vera.sees(SAID.get(3));
        vera.says(SAID.get(4));
        alice.reads("Vera Vance", SAID);
        vera.reads(SAID);

        vera.reloads();
        vera.isTalkingTo("Alice Archer");
        vera.reads(SAID);

        alice.ends("Vera Vance");
        vera.isToldThatItEnded();
        vera.rates(5, "Quick and kind");
        bob.seesGone("Vera Vance");

        Viewer victor = cast.viewer("victor", Window.LAPTOP);
        victor.logsIn();
        victor.findsSession("Vera Vance");
        victor.seesSession("Alice Archer", "acme-support", "Agent ended");
        victor.opensTranscript();
        victor.reads(SAID);
        victor.seesChat("Vera Vance", "ended", 1);
        victor.seesAgency("acme-support");
        Assertions.assertThat(cast.records().texts("Vera Vance")).isEqualTo(SAID);
        Awaitility.await("the feed to have told all of it")
                .untilAsserted(() -> Assertions.assertThat(cast.records().figures("Vera Vance"))
                        .containsEntry("visitorTexts", 3)
                        .containsEntry("agentTexts", 2)
                        .containsEntry("claims", 1)
                        .containsEntry("score", 5)
                        .containsKeys("startedAt", "claimedAt", "answeredAt", "endedAt"));
    }

    @Test
    void aVisitorWhomNobodyServesYetIsToldToWait(Cast cast) {
        Visitor walt = cast.visitor(Window.LAPTOP);
        walt.opens();
        walt.starts("Walt Waits");
        walt.isWaiting();
        walt.says("Is anybody there?");
        walt.hasSent("Is anybody there?");
        walt.reloads();
        walt.isWaiting();
        walt.reads(List.of("Is anybody there?"));
    }

    @Test
    void twoTabsOfAVisitorShowOneConversation(Cast cast) {
        Visitor first = cast.visitor(Window.LAPTOP);
        first.opens();
        first.starts("Tabea Two");
        first.isWaiting();
        first.says("from the first tab");
        first.hasSent("from the first tab");

        Visitor second = first.opensAnotherTab();
        second.isWaiting();
        second.reads(List.of("from the first tab"));
        second.says("from the second tab");
        // tabs share what is not sent yet: both show it before it is on record
        first.hasSent("from the second tab");
        second.hasSent("from the second tab");

        List<String> both = List.of("from the first tab", "from the second tab");
        first.reads(both);
        second.reads(both);
        Assertions.assertThat(cast.records().texts("Tabea Two")).isEqualTo(both);
    }

    @Test
    void anAgentWhoLoadsThePortalAnewStillHasTheChatWithItsHistory(Cast cast) {
        Visitor rita = cast.visitor(Window.PHONE);
        rita.opens();
        rita.starts("Rita Reload");
        Agent alice = cast.agent("alice", Window.WIDE);
        alice.logsIn();
        alice.claims("Rita Reload");
        alice.says("Rita Reload", "How can I help?");
        rita.sees("How can I help?");

        alice.reloads();
        alice.reads("Rita Reload", List.of("How can I help?"));
        rita.isTalkingTo("Alice Archer");
        rita.says("You did already");
        alice.reads("Rita Reload", List.of("How can I help?", "You did already"));
        alice.says("Rita Reload", "Good!");
        rita.reads(List.of("How can I help?", "You did already", "Good!"));
    }
}
