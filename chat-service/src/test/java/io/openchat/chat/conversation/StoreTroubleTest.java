package io.openchat.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.Tab;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreTroubleTest {
    private final Chat chat = new Chat();
    private final VisitorTab vera = chat.visitor().starts("Vera");
    private final AgentTab alice = chat.agent("Alice", chat.there);

    @BeforeEach
    void aliceClaims() {
        alice.claims(vera);
        alice.looksAway();
        vera.looksAway();
    }

    private void isTold(Tab tab, String id) {
        ServiceFrame.Refusal refusal = tab.isRefused(ErrorCode.STORE_UNAVAILABLE);
        assertThat(refusal.code().retryable()).isTrue();
        assertThat(refusal.id()).isEqualTo(id);
        assertThat(refusal.conversation()).isEqualTo(vera.conversation());
    }

    @Test
    void aVisitorsMessageThatIsNotStored_isRefused_andTakenAgain() {
        chat.transcript.appends.begins();
        vera.says("v-1", "hi");
        isTold(vera, "v-1");
        alice.hearsNothing();

        chat.transcript.appends.isOver();
        vera.says("v-1", "hi");
        vera.isAcked("v-1");
        alice.receives("hi");
        assertThat(chat.record(vera)).containsExactly("system: claimed", "visitor: hi");
    }

    @Test
    void anAgentsMessageThatIsNotStored_isRefused_andTakenAgain() {
        chat.transcript.appends.begins();
        alice.says(vera, "a-1", "hello");
        isTold(alice, "a-1");
        vera.hearsNothing();

        chat.transcript.appends.isOver();
        alice.says(vera, "a-1", "hello");
        alice.isAcked("a-1");
        vera.receives("hello");
    }

    @Test
    void aMessageSentAgain_isStoredOnce_andDelivered() {
        chat.transcript.appends.losesTheNextAnswer();
        vera.says("v-1", "hi");
        isTold(vera, "v-1");
        vera.says("v-1", "hi");

        assertThat(vera.isAcked("v-1")).extracting(ServiceFrame.Acked::seq).containsExactly(2L);
        alice.receives("hi");
        assertThat(chat.record(vera)).containsExactly("system: claimed", "visitor: hi");
    }

    @Test
    void aMessageWhoseAnswerGotLost_arrivesWithTheNextOne() {
        chat.transcript.appends.losesTheNextAnswer();
        vera.says("v-1", "hi");
        alice.says(vera, "hello?");
        // the gap is read from the store: with it comes the message whose ack was lost, and Alice's own
        vera.receives("hi", "hello?");
        alice.receives("hi", "hello?");
        alice.hasEachOnceInOrder(1, 3);
    }

    @Test
    void aClaimWithoutTheStore_isRefused_andSucceedsLater() {
        VisitorTab otto = chat.visitor().starts("Otto");
        chat.conversations.trouble.begins();
        alice.claims(otto);
        assertThat(alice.isRefused(ErrorCode.STORE_UNAVAILABLE).conversation()).isEqualTo(otto.conversation());
        chat.conversations.trouble.isOver();
        alice.claims(otto);
        alice.sees(Phase.CHATTING);
    }

    @Test
    void startResumeAndEndWithoutTheStore_areRefused() {
        chat.conversations.trouble.begins();
        chat.visitor().starts("Otto").isRefused(ErrorCode.STORE_UNAVAILABLE);
        chat.visitor().resumes(vera.token(), 0).isRefused(ErrorCode.STORE_UNAVAILABLE);
        vera.ends();
        vera.isRefused(ErrorCode.STORE_UNAVAILABLE);
        vera.rates(5, "fine");
        vera.isRefused(ErrorCode.STORE_UNAVAILABLE);
        chat.conversations.trouble.isOver();
        vera.says("v-1", "still here");
        vera.isAcked("v-1");
    }

    @Test
    void aTransferWhoseNoteIsNotStored_isNotMade() {
        AgentTab bob = chat.agent("Bob");
        chat.transcript.appends.begins();
        alice.transfers(vera, bob, "wants a refund");
        alice.isRefused(ErrorCode.STORE_UNAVAILABLE);
        assertThat(chat.sessions()).containsExactly("1 Alice running");

        chat.transcript.appends.isOver();
        alice.transfers(vera, bob, "wants a refund");
        assertThat(chat.record(vera))
                .containsExactly("system: claimed", "agent: wants a refund", "system: transferred");
    }

    @Test
    void aTransferSentAgain_hasItsNoteOnce() {
        AgentTab bob = chat.agent("Bob");
        chat.transcript.appends.losesTheNextAnswer();
        alice.transfers(vera, bob, "wants a refund");
        alice.isRefused(ErrorCode.STORE_UNAVAILABLE);
        alice.transfers(vera, bob, "wants a refund");
        assertThat(chat.record(vera))
                .containsExactly("system: claimed", "agent: wants a refund", "system: transferred");
    }

    @Test
    void anEndWhoseSystemMessageIsNotStored_isAnEndAllTheSame() {
        chat.transcript.appends.begins();
        alice.ends(vera);
        vera.sees(Phase.ENDED);
        alice.isRefusedNothing();
        assertThat(chat.sessions()).containsExactly("1 Alice agent");

        chat.transcript.appends.isOver();
        chat.refresh();
        assertThat(chat.record(vera)).as("its pod may be about to tell it").containsExactly("system: claimed");
        chat.clock.advance(Duration.ofSeconds(6));
        chat.refresh();
        assertThat(chat.record(vera)).containsExactly("system: claimed", "system: ended_by_agent");
        vera.isToldThat("ended_by_agent");
    }

    @Test
    void anEndThatIsSaidAgain_standsInTheTranscriptOnce() {
        chat.conversations.moveTrouble.losesTheNextAnswer();
        vera.ends();
        vera.isRefused(ErrorCode.STORE_UNAVAILABLE);
        vera.ends();
        vera.isRefused(ErrorCode.ENDED);
        vera.ends();
        assertThat(chat.record(vera)).containsExactly("system: claimed", "system: ended_by_visitor");
    }

    @Test
    void housekeepingWithoutTheStore_throws_andGoesOnLater() {
        chat.conversations.trouble.begins();
        assertThatThrownBy(chat::refresh).isInstanceOf(StoreException.class);
        assertThatThrownBy(chat.here.report()::run).isInstanceOf(StoreException.class);
        chat.conversations.trouble.isOver();
        chat.refresh();
        chat.here.report().run();
        assertThat(chat.sessions()).containsExactly("1 Alice running");
    }

    @Test
    void whenTooMuchWaitsForTheStore_itIsSaid() {
        Chat full = new Chat(_ -> {
            throw new RejectedExecutionException("full");
        });
        VisitorTab otto = full.visitor().starts("Otto");
        otto.isRefused(ErrorCode.STORE_UNAVAILABLE);
        AgentTab bob = full.agent("Bob");
        bob.claims("something");
        bob.isRefused(ErrorCode.STORE_UNAVAILABLE);
    }

    @Test
    void whatWaitedTooLongForItsTurn_isRefused_andNotDoneAnyMore() {
        chat.storeWork.areForLater();
        VisitorTab otto = chat.visitor();
        otto.starts("Otto");
        chat.clock.advance(StoreWork.LONGEST_WAIT.plusMillis(1));
        chat.storeWork.doAll();
        assertThat(otto.isRefused(ErrorCode.STORE_UNAVAILABLE).code().retryable())
                .isTrue();
        assertThat(chat.conversations.size()).isEqualTo(1);
        otto.starts("Otto", otto.startId());
        otto.sees(Phase.WAITING);
    }
}
