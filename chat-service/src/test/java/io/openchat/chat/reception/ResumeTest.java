package io.openchat.chat.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.conversation.Bus;
import io.openchat.chat.conversation.Transcript;
import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResumeTest {
    private final Chat chat = new Chat();
    private final VisitorTab vera = chat.visitor().starts("Vera");
    private final AgentTab alice = chat.agent("Alice", chat.there);

    /** Messages 1 (claimed) to 5. */
    private void theyChat() {
        alice.claims(vera);
        vera.says("two");
        alice.says(vera, "three");
        vera.says("four");
        alice.says(vera, "five");
        vera.looksAway();
        alice.looksAway();
    }

    @Test
    void resume_givesExactlyWhatIsMissing_fromEveryNumber() {
        theyChat();
        for (int seen = 0; seen <= 5; seen++) {
            VisitorTab again = chat.visitor(chat.there).resumes(vera, seen);
            again.hasEachOnceInOrder(seen + 1, 5);
            again.leaves();
            AgentTab tab = chat.agent("Alice", chat.here);
            tab.resumes(vera, seen);
            tab.hasEachOnceInOrder(seen + 1, 5);
            tab.leaves();
        }
    }

    @Test
    void resume_isStarted_thenMessages_thenStatus() {
        theyChat();
        VisitorTab again = chat.visitor().resumes(vera, 3);
        var frames = again.all(ServiceFrame.class);
        assertThat(frames).hasSize(4);
        assertThat(frames.getFirst()).isEqualTo(new ServiceFrame.Started(vera.conversation(), null, null));
        assertThat(frames.subList(1, 3)).allMatch(ServiceFrame.Message.class::isInstance);
        assertThat(frames.getLast())
                .isEqualTo(new ServiceFrame.Status(vera.conversation(), Phase.CHATTING, "Alice", null, null));
    }

    @Test
    void anAgentsResume_tellsWhoTheVisitorIs() {
        theyChat();
        AgentTab tab = chat.agent("Alice");
        tab.resumes(vera, 5);
        assertThat(tab.all(ServiceFrame.Started.class))
                .containsExactly(new ServiceFrame.Started(
                        vera.conversation(),
                        null,
                        new ServiceFrame.Visitor("Vera", "v@example.org", null, "en", "https://example.org/")));
    }

    @Test
    void aNumberBeyondTheEnd_givesAll() {
        theyChat();
        VisitorTab again = chat.visitor().resumes(vera, 6);
        again.hasEachOnceInOrder(1, 5);
        VisitorTab far = chat.visitor().resumes(vera, Long.MAX_VALUE);
        far.hasEachOnceInOrder(1, 5);
        alice.says(vera, "six");
        far.hasEachOnceInOrder(1, 6);
    }

    @Test
    void aResumeOnTheSameSocket_givesTheGapAgain_andGoesOn() {
        theyChat();
        vera.resumes(vera.token(), 3);
        vera.receives("four", "five");
        alice.says(vera, "six");
        vera.receives("six");
        alice.resumes(vera, 4);
        alice.receives("five", "six");
        vera.says("seven");
        alice.receives("seven");
    }

    @Test
    void aLongHistory_comesInPages() {
        alice.claims(vera);
        int last = 2 * Transcript.PAGE + 7;
        IntStream.range(1, last).forEach(i -> vera.says("message " + i));

        chat.visitor(chat.there).resumes(vera, 0).hasEachOnceInOrder(1, last);
        alice.hasEachOnceInOrder(1, last);
        chat.visitor().resumes(vera, Transcript.PAGE).hasEachOnceInOrder(Transcript.PAGE + 1L, last);
    }

    @Test
    void signalsThatGotLost_areHealedByTheNextMessage() {
        theyChat();
        chat.bus.loses(Bus.Stored.class::isInstance);
        vera.says("six");
        vera.says("seven");
        alice.receives();
        chat.bus.losesNothing();
        vera.says("eight");
        alice.receives("six", "seven", "eight");
    }

    @Test
    void signalsThatGotLost_areHealedForTheSenderToo() {
        theyChat();
        chat.bus.loses(Bus.Stored.class::isInstance);
        alice.says(vera, "six");
        chat.bus.losesNothing();
        vera.receives();
        vera.says("seven");
        assertThat(vera.all(ServiceFrame.Message.class))
                .extracting(ServiceFrame.Message::seq)
                .as("its own message may come as well, in its place")
                .startsWith(6L);
        alice.says(vera, "eight");
        vera.receives("eight");
    }

    @Test
    void messagesDuringTheReplay_comeAfterIt_once() {
        theyChat();
        chat.storeWork.areForLater();
        VisitorTab again = chat.visitor().resumes(vera, 2);
        chat.storeWork.doOne();
        again.receives();
        alice.says(vera, "six");
        again.receives();
        chat.storeWork.doAll();
        again.receives("three", "four", "five", "six");
        again.sees(Phase.CHATTING);
    }

    @Test
    void aSecondResumeDuringTheReplay_isTheOneThatCounts() {
        theyChat();
        chat.storeWork.areForLater();
        VisitorTab again = chat.visitor().resumes(vera, 4);
        chat.storeWork.doOne();
        // the replay after 4 is under way
        again.resumes(vera.token(), 2);
        chat.storeWork.doNewest();
        chat.storeWork.doAll();
        again.hasEachOnceInOrder(3, 5);
        alice.says(vera, "six");
        again.hasEachOnceInOrder(3, 6);
    }

    @Test
    void aSecondResumeBeyondTheEndDuringTheReplay_losesNothing() {
        theyChat();
        chat.storeWork.areForLater();
        VisitorTab again = chat.visitor().resumes(vera, 0);
        chat.storeWork.doOne();
        // the replay from the beginning is under way; its page must not pass for the proof that message 100 exists
        again.resumes(vera.token(), 100);
        chat.storeWork.doNewest();
        chat.storeWork.doAll();
        again.hasEachOnceInOrder(1, 5);
        alice.says(vera, "six");
        again.hasEachOnceInOrder(1, 6);
    }

    @Test
    void whoLeavesDuringTheReplay_getsNothing() {
        theyChat();
        chat.storeWork.areForLater();
        VisitorTab again = chat.visitor().resumes(vera, 0);
        chat.storeWork.doOne();
        again.leaves();
        again.looksAway();
        chat.storeWork.doAll();
        again.hearsNothing();
    }

    @Test
    void whoLeavesBeforeTheTokenIsLookedUp_getsNothing() {
        theyChat();
        chat.storeWork.areForLater();
        VisitorTab again = chat.visitor().resumes(vera, 0);
        again.leaves();
        chat.storeWork.doAll();
        again.hearsNothing();
        assertThat(chat.here.rooms().records())
                .filteredOn(c -> c.id().equals(vera.conversation()))
                .singleElement()
                .satisfies(c -> {
                    vera.leaves();
                    assertThat(chat.here.rooms().records()).doesNotContain(c);
                });
    }

    @Test
    void anAgentMayResumeOnlyWhatItHolds() {
        theyChat();
        AgentTab bob = chat.agent("Bob");
        bob.resumes(vera, 0);
        bob.isRefused(ErrorCode.NOT_YOURS);
        assertThat(bob.seqs()).isEmpty();
    }

    @Test
    void anEndedConversation_canBeReadAgain() {
        theyChat();
        alice.ends(vera);
        VisitorTab again = chat.visitor().resumes(vera, 0);
        again.receives("two", "three", "four", "five");
        again.isToldThat("claimed", "ended_by_agent");
        again.sees(Phase.ENDED);
    }

    @Test
    void aReplayThatFails_isToldAndMadeUpFor() {
        theyChat();
        chat.transcript.reads.begins();
        VisitorTab again = chat.visitor().resumes(vera, 2);
        again.isRefused(ErrorCode.STORE_UNAVAILABLE);
        chat.transcript.reads.isOver();
        chat.refresh();
        again.receives("three", "four", "five");
        again.sees(Phase.CHATTING);
    }
}
