package io.openchat.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.MessageRecord.Details;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pod may die, or lose the store, after it has changed a conversation and before that stands in the transcript. */
class OwedEntriesTest {
    private static final Duration OVERDUE = Duration.ofSeconds(6);

    private final Chat chat = new Chat();
    private final VisitorTab vera = chat.visitor().starts("Vera");
    private final AgentTab alice = chat.agent("Alice", chat.there);

    /** From here on nothing that follows a change is stored: the pod is as good as dead. */
    private void dies() {
        chat.refresh();
        chat.transcript.appends.begins();
        chat.conversations.sessionTrouble.begins();
    }

    /** The other pods go on, and one that knows nothing of before. */
    private void othersGoOn() {
        chat.transcript.appends.isOver();
        chat.conversations.sessionTrouble.isOver();
        chat.clock.advance(OVERDUE);
        chat.freshPod().refresh().run();
    }

    private ConversationRecord record(VisitorTab visitor) {
        return chat.conversations.get(visitor.conversation());
    }

    @Test
    void aClaim_isMadeUpFor_withItsSession() {
        dies();
        alice.claims(vera);
        assertThat(record(vera).phase()).isEqualTo(Phase.CHATTING);
        assertThat(chat.record(vera)).isEmpty();
        othersGoOn();
        assertThat(chat.record(vera)).containsExactly("system: claimed");
        assertThat(chat.sessions()).containsExactly("1 Alice running");
        vera.isToldThat("claimed");
    }

    @Test
    void aRelease_isMadeUpFor_atTheTimeAtWhichItHappened() {
        alice.claims(vera);
        dies();
        alice.releases(vera);
        var released = chat.clock.instant();
        othersGoOn();
        assertThat(chat.record(vera)).containsExactly("system: claimed", "system: released");
        assertThat(chat.sessions()).containsExactly("1 Alice release");
        assertThat(chat.conversations.sessions().getFirst().endedAt()).isEqualTo(released);
    }

    @Test
    void aTransfer_isMadeUpFor_withBothSessions() {
        AgentTab bob = chat.agent("Bob");
        alice.claims(vera);
        dies();
        alice.transfers(vera, bob, null);
        othersGoOn();
        assertThat(chat.record(vera)).containsExactly("system: claimed", "system: transferred");
        assertThat(chat.sessions()).containsExactly("1 Alice transfer", "2 Bob running");
        assertThat(chat.transcript.of(vera.conversation()).getLast().details())
                .isEqualTo(new Details(new AgentRef("id-alice", "Alice"), new AgentRef("id-bob", "Bob"), null, null));
    }

    @Test
    void theEndOfAChatThatNobodyClaimed_isMadeUpFor() {
        dies();
        vera.ends();
        assertThat(record(vera).phase()).isEqualTo(Phase.ENDED);
        othersGoOn();
        assertThat(chat.record(vera)).containsExactly("system: ended_by_visitor");
        assertThat(chat.sessions()).isEmpty();
    }

    @Test
    void aRating_isMadeUpFor_withItsScore() {
        dies();
        vera.rates(2, "slow");
        othersGoOn();
        assertThat(chat.record(vera)).containsExactly("system: rated");
        assertThat(chat.transcript.of(vera.conversation()))
                .extracting(MessageRecord::details)
                .containsExactly(new Details(null, null, 2, "slow"));
    }

    @Test
    void aStart_isOnRecordBeforeItIsAnswered_orMadeUpFor() {
        dies();
        VisitorTab otto = chat.visitor().starts("Otto");
        otto.isRefused(ErrorCode.STORE_UNAVAILABLE);
        assertThat(chat.conversations.size()).isEqualTo(2);
        othersGoOn();
        List<ConversationRecord> open = chat.conversations.open();
        assertThat(open)
                .hasSize(2)
                .allSatisfy(
                        record -> assertThat(chat.transcript.start(record.id())).isPresent());
    }

    @Test
    void whoeverChangesItNext_paysFirst_andEntriesKeepTheirOrder() {
        dies();
        alice.claims(vera);
        chat.transcript.appends.isOver();
        chat.conversations.sessionTrouble.isOver();
        vera.ends();
        assertThat(chat.record(vera)).containsExactly("system: claimed", "system: ended_by_visitor");
        assertThat(chat.sessions()).containsExactly("1 Alice visitor");
    }

    @Test
    void whileTheStoreTakesNoEntries_nothingIsChangedOnTop() {
        dies();
        alice.claims(vera);
        vera.ends();
        vera.isRefused(ErrorCode.STORE_UNAVAILABLE);
        assertThat(record(vera).phase()).isEqualTo(Phase.CHATTING);
    }

    @Test
    void whatIsPaid_isStruckOff_andNotPaidAgain() {
        alice.claims(vera);
        assertThat(record(vera).owed()).isNotNull();
        chat.refresh();
        assertThat(record(vera).owed()).isNull();
        othersGoOn();
        assertThat(chat.record(vera)).containsExactly("system: claimed");
    }
}
