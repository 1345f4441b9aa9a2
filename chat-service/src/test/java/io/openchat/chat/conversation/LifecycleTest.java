package io.openchat.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.EndedBy;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.SessionRecord;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.Phase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private final Chat chat = new Chat();
    private final Instant began = chat.clock.instant();
    private final VisitorTab vera = chat.visitor().starts("Vera");
    private final AgentTab alice = chat.agent("Alice", chat.there);
    private final AgentTab bob = chat.agent("Bob");

    @BeforeEach
    void aliceClaims() {
        chat.clock.advance(Duration.ofSeconds(10));
        alice.claims(vera);
        vera.looksAway();
        alice.looksAway();
        chat.clock.advance(Duration.ofSeconds(10));
    }

    private ConversationRecord record() {
        return chat.conversations.get(vera.conversation());
    }

    @Test
    void release_givesTheVisitorBackToTheQueue_atTheOldPlace() {
        alice.releases(vera);

        assertThat(vera.sees(Phase.WAITING).agent()).isNull();
        alice.sees(Phase.WAITING);
        assertThat(record().agent()).isNull();
        assertThat(record().waitingSince()).isEqualTo(began);
        assertThat(record().status().agency()).as("it served this visitor").isEqualTo("north");
        assertThat(chat.sessions()).containsExactly("1 Alice release");
        vera.isToldThat("released");
    }

    @Test
    void whoReleased_receivesNothingMore_andCannotSayMore() {
        alice.releases(vera);
        alice.looksAway();
        vera.says("hello?");
        vera.types(true);
        alice.receives();
        alice.says(vera, "a-1", "too late");
        assertThat(alice.isRefused(ErrorCode.NOT_YOURS).id()).isEqualTo("a-1");
        alice.hearsNothing();
        vera.receives();
    }

    @Test
    void whatWasReleased_canBeClaimedAgain_alsoByTheSameAgent() {
        alice.releases(vera);
        vera.says("hello?");
        alice.looksAway();
        alice.claims(vera);
        alice.receives("hello?");
        alice.says(vera, "a-1", "here again");
        alice.isAcked("a-1");
        vera.receives("here again");
        assertThat(chat.sessions()).containsExactly("1 Alice release", "2 Alice running");
    }

    @Test
    void sessions_areCounted_andMessagesBelongToThem() {
        alice.releases(vera);
        bob.claims(vera);
        vera.says("v-1", "hi Bob");
        bob.releases(vera);
        vera.says("v-2", "anybody?");
        alice.claims(vera);

        assertThat(record().served()).isEqualTo(3);
        assertThat(chat.sessions()).containsExactly("1 Alice release", "2 Bob release", "3 Alice running");
        assertThat(chat.transcript.of(vera.conversation()))
                .filteredOn(m -> m.kind() == Kind.TEXT)
                .extracting(MessageRecord::session)
                .containsExactly(2, 2);
    }

    @Test
    void aSession_tellsWhoServedWhomWhenAndHowItEnded() {
        alice.ends(vera);
        assertThat(chat.conversations.sessions())
                .containsExactly(new SessionRecord(
                        vera.conversation() + "/1",
                        vera.conversation(),
                        1,
                        "north",
                        new AgentRef("id-alice", "Alice"),
                        new SessionRecord.Client("Vera", "v@example.org"),
                        began.plusSeconds(10),
                        began.plusSeconds(20),
                        EndedBy.AGENT));
    }

    @Test
    void transfer_handsTheVisitorOver_withANoteThatOnlyAgentsSee() {
        alice.transfers(vera, bob, "wants a refund");

        assertThat(vera.sees(Phase.CHATTING).agent()).isEqualTo("Bob");
        vera.isToldThat("transferred");
        vera.receives();
        assertThat(record().agent()).isEqualTo(new AgentRef("id-bob", "Bob"));
        bob.claims(vera);
        bob.receives("wants a refund");
        bob.says(vera, "hello, I am Bob");
        vera.receives("hello, I am Bob");
        assertThat(chat.sessions()).containsExactly("1 Alice transfer", "2 Bob running");
        assertThat(chat.record(vera))
                .containsExactly(
                        "system: claimed", "agent: wants a refund", "system: transferred", "agent: hello, I am Bob");
    }

    @Test
    void whoTransferred_receivesNothingMore() {
        alice.transfers(vera, bob, null);
        alice.looksAway();
        bob.claims(vera);
        vera.says("hi Bob");
        alice.hearsNothing();
        alice.says(vera, "still me");
        alice.isRefused(ErrorCode.NOT_YOURS);
        alice.resumes(vera, 0);
        alice.isRefused(ErrorCode.NOT_YOURS);
    }

    @Test
    void aTransferToNobody_isRefused_andChangesNothing() {
        alice.transfers(vera, "id-nobody");
        assertThat(alice.isRefused(ErrorCode.INVALID_FIELD).text()).contains("'to'");
        assertThat(record().agent()).isEqualTo(new AgentRef("id-alice", "Alice"));
        vera.hearsNothing();
    }

    @Test
    void aNoteOfATransfer_cannotBeKeptOutByAVisitorWhoGuessesItsId() {
        long version = record().version();
        vera.says("transfer-" + version, "nothing to see");
        vera.says("transferred-" + (version + 1), "here");
        alice.transfers(vera, bob, "wants a refund");
        assertThat(chat.record(vera)).endsWith("agent: wants a refund", "system: transferred");
    }

    @Test
    void onlyTheHolder_mayReleaseTransferAndEnd() {
        bob.releases(vera);
        bob.isRefused(ErrorCode.NOT_YOURS);
        bob.ends(vera);
        bob.isRefused(ErrorCode.NOT_YOURS);
        bob.transfers(vera, alice, null);
        bob.isRefused(ErrorCode.NOT_YOURS);
        bob.transfers(vera, alice, "with a note");
        bob.isRefused(ErrorCode.NOT_YOURS);
        assertThat(chat.record(vera)).containsExactly("system: claimed");
        assertThat(record().version()).isEqualTo(2);
    }

    @Test
    void theAgentEnds() {
        alice.ends(vera);

        vera.sees(Phase.ENDED);
        alice.sees(Phase.ENDED);
        vera.isToldThat("ended_by_agent");
        assertThat(record().status().ended())
                .isEqualTo(new ConversationRecord.Ended(chat.clock.instant(), EndedBy.AGENT));
        assertThat(chat.sessions()).containsExactly("1 Alice agent");
    }

    @Test
    void theVisitorEnds() {
        vera.ends();

        vera.sees(Phase.ENDED);
        alice.sees(Phase.ENDED);
        alice.isToldThat("ended_by_visitor");
        assertThat(record().status().ended())
                .isEqualTo(new ConversationRecord.Ended(chat.clock.instant(), EndedBy.VISITOR));
        assertThat(chat.sessions()).containsExactly("1 Alice visitor");
    }

    @Test
    void theVisitorEndsBeforeAnyAgentComes_andThereIsNoSession() {
        VisitorTab otto = chat.visitor().starts("Otto");
        otto.ends();
        otto.sees(Phase.ENDED);
        assertThat(chat.record(otto)).containsExactly("system: ended_by_visitor");
        assertThat(chat.sessions()).containsExactly("1 Alice running");
    }

    @Test
    void afterTheEnd_everythingIsRefused() {
        alice.ends(vera);
        vera.says("v-9", "one more thing");
        assertThat(vera.isRefused(ErrorCode.ENDED).id()).isEqualTo("v-9");
        alice.says(vera, "a-9", "yes?");
        assertThat(alice.isRefused(ErrorCode.ENDED).id()).isEqualTo("a-9");
        alice.notes(vera, "note");
        alice.isRefused(ErrorCode.ENDED);
        alice.releases(vera);
        alice.isRefused(ErrorCode.ENDED);
        alice.transfers(vera, bob, "note");
        alice.isRefused(ErrorCode.ENDED);
        alice.ends(vera);
        alice.isRefused(ErrorCode.ENDED);
        vera.ends();
        vera.isRefused(ErrorCode.ENDED);
        assertThat(chat.record(vera)).containsExactly("system: claimed", "system: ended_by_agent");
        assertThat(chat.sessions()).containsExactly("1 Alice agent");
    }

    @Test
    void rating_isKept_alsoAfterTheEnd() {
        alice.ends(vera);
        vera.looksAway();
        vera.rates(5, "very kind");
        vera.sees(Phase.ENDED);
        assertThat(record().rating()).isEqualTo(new ConversationRecord.Rating(5, "very kind", chat.clock.instant()));
    }

    @Test
    void aRatingThatIsSaidAgain_isOneEntry_andAnotherOneIsAnother() {
        vera.rates(5, "very kind");
        vera.rates(5, "very kind");
        vera.sees(Phase.CHATTING);
        assertThat(chat.record(vera)).containsExactly("system: claimed", "system: rated");
        vera.rates(4, "very kind");
        assertThat(chat.record(vera)).containsExactly("system: claimed", "system: rated", "system: rated");
    }

    @Test
    void whatEndedWhileTheBusWasSilent_isSeenAtTheNextRefresh() {
        chat.bus.loses(_ -> true);
        alice.ends(vera);
        vera.hearsNothing();
        chat.bus.losesNothing();
        chat.refresh();
        vera.sees(Phase.ENDED);
        vera.says("v-9", "hello?");
        vera.isRefused(ErrorCode.ENDED);
    }

    @Test
    void whoLostAConversationWhileTheBusWasSilent_leavesAtTheRefresh() {
        AgentTab phone = chat.agent("Alice");
        phone.resumes(vera, 0);
        phone.looksAway();
        chat.bus.loses(_ -> true);
        alice.transfers(vera, bob, null);
        chat.bus.losesNothing();
        chat.refresh();
        phone.looksAway();
        vera.says("hi Bob");
        phone.receives();
    }

    @Test
    void aSupervisorWhoWatches_receivesAndStays_andIsNotNoticed() {
        AgentTab sue = chat.supervisor("Sue");
        sue.watches(vera);
        vera.hearsNothing();
        alice.hearsNothing();
        assertThat(record().version()).isEqualTo(2);
        vera.says("hi");
        alice.transfers(vera, bob, "note");
        vera.says("hi Bob");
        sue.receives("hi", "note", "hi Bob");
        vera.looksAway();
        sue.types(vera, true);
        sue.hasRead(vera, 1);
        vera.hearsNothing();
        sue.says(vera, "it is me");
        sue.isRefused(ErrorCode.NOT_YOURS);
    }

    @Test
    void aSupervisorWhoWatches_canTakeOverWhatIsReleased() {
        AgentTab sue = chat.supervisor("Sue");
        sue.watches(vera);
        sue.resumes(vera, 1);
        sue.isRefusedNothing();
        alice.releases(vera);
        sue.claims(vera);
        sue.looksAway();
        vera.says("hi");
        sue.receives("hi");
        sue.says(vera, "hello");
        vera.receives("hello");
    }

    @Test
    void onlyASupervisor_mayWatch() {
        bob.watches(vera);
        bob.isRefused(ErrorCode.NOT_ALLOWED);
        vera.says("secret");
        bob.receives();
    }
}
