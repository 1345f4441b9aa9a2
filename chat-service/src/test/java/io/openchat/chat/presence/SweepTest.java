package io.openchat.chat.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openchat.chat.conversation.State;
import io.openchat.chat.conversation.StoreException;
import io.openchat.chat.core.Core;
import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.EndedBy;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final Duration REPORT = Duration.ofSeconds(10);

    private final Chat chat = new Chat();
    private final Instant began = chat.clock.instant();
    private final VisitorTab vera = chat.visitor().starts("Vera");

    /** Both pods report and sweep as by the clock. */
    private void passes(Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minus(REPORT)) {
            report();
            chat.clock.advance(REPORT);
            sweep();
        }
    }

    private void report() {
        chat.here.report().run();
        chat.there.report().run();
    }

    private void sweep() {
        chat.here.sweep().run();
        chat.there.sweep().run();
    }

    private ConversationRecord record() {
        return chat.conversations.get(vera.conversation());
    }

    private AgentTab aliceClaims() {
        AgentTab alice = chat.agent("Alice", chat.there);
        alice.claims(vera);
        alice.looksAway();
        vera.looksAway();
        return alice;
    }

    @Test
    void whoIsHere_isNeverSwept() {
        aliceClaims();
        passes(Duration.ofMinutes(30));
        assertThat(record().phase()).isEqualTo(Phase.CHATTING);
        assertThat(record().version()).isEqualTo(2);
    }

    @Test
    void theConversationOfAVisitorWhoLeft_endsAfterTheGrace() {
        passes(Chat.VISITOR_GRACE.plus(REPORT));
        AgentTab alice = aliceClaims();
        vera.leaves();
        passes(Chat.VISITOR_GRACE.minus(REPORT));
        assertThat(record().phase()).as("within the grace").isEqualTo(Phase.CHATTING);
        passes(REPORT.multipliedBy(2));

        assertThat(record().phase()).isEqualTo(Phase.ENDED);
        assertThat(record().status().ended())
                .extracting(ConversationRecord.Ended::by)
                .isEqualTo(EndedBy.DROP);
        alice.sees(Phase.ENDED);
        alice.isToldThat("ended_by_drop");
        assertThat(chat.sessions()).containsExactly("1 Alice drop");
    }

    @Test
    void whoHasWritten_andComesBackInTime_keepsTheConversation() {
        vera.says("Hello?");
        passes(Chat.VISITOR_GRACE.plus(REPORT));
        vera.leaves();
        passes(Chat.VISITOR_GRACE.minus(REPORT));
        VisitorTab again = chat.visitor(chat.there).resumes(vera, 0);
        passes(Chat.VISITOR_GRACE.multipliedBy(2));
        again.sees(Phase.WAITING);
        assertThat(record().phase()).isEqualTo(Phase.WAITING);
    }

    @Test
    void whenAnAgentLeft_theConversationGoesBackToItsOldPlace() {
        passes(Chat.AGENT_GRACE.plus(REPORT));
        AgentTab alice = aliceClaims();
        alice.leaves();
        passes(Chat.AGENT_GRACE);
        assertThat(record().phase()).as("within the grace").isEqualTo(Phase.CHATTING);
        passes(REPORT);

        assertThat(record().phase()).isEqualTo(Phase.WAITING);
        assertThat(record().agent()).isNull();
        assertThat(record().waitingSince()).isEqualTo(began);
        vera.sees(Phase.WAITING);
        vera.isToldThat("agent_dropped");
        assertThat(chat.sessions()).containsExactly("1 Alice drop");
        passes(Chat.AGENT_GRACE.multipliedBy(3));
        assertThat(record().version()).as("dropped once").isEqualTo(3);
    }

    @Test
    void anAgentWhoComesBackInTime_keepsTheConversation() {
        passes(Chat.AGENT_GRACE.plus(REPORT));
        AgentTab alice = aliceClaims();
        alice.leaves();
        passes(Chat.AGENT_GRACE.minus(REPORT));
        AgentTab again = chat.agent("Alice");
        again.resumes(vera, 0);
        passes(Chat.AGENT_GRACE.multipliedBy(3));
        assertThat(record().phase()).isEqualTo(Phase.CHATTING);
    }

    @Test
    void aWatchingSupervisor_doesNotKeepTheConversationForTheAgent() {
        passes(Chat.AGENT_GRACE.plus(REPORT));
        AgentTab alice = aliceClaims();
        chat.supervisor("Sue").watches(vera);
        alice.leaves();
        passes(Chat.AGENT_GRACE.plus(REPORT));
        assertThat(record().phase()).isEqualTo(Phase.WAITING);
    }

    @Test
    void afterAStart_nothingIsSweptBeforeAWholeGrace() {
        aliceClaims();
        chat.clock.advance(Duration.ofHours(9));
        Core fresh = chat.freshPod();
        fresh.sweep().run();
        assertThat(record().version()).as("before the first report").isEqualTo(2);
        fresh.report().run();
        fresh.sweep().run();
        chat.clock.advance(Chat.AGENT_GRACE);
        fresh.sweep().run();
        assertThat(record().version()).as("within the grace").isEqualTo(2);
    }

    @Test
    void afterTroubleWithTheStore_nothingIsSweptBeforeAWholeGrace() {
        aliceClaims();
        passes(Chat.VISITOR_GRACE.plus(REPORT));
        chat.conversations.trouble.begins();
        assertThatThrownBy(this::report).isInstanceOf(StoreException.class);
        assertThatThrownBy(chat.there.report()::run).isInstanceOf(StoreException.class);
        chat.clock.advance(Duration.ofHours(1));
        chat.conversations.trouble.isOver();
        sweep();
        assertThat(record().version()).isEqualTo(2);
        passes(Chat.AGENT_GRACE);
        assertThat(record().version()).isEqualTo(2);
    }

    @Test
    void afterTheProcessSlept_nothingIsSweptBeforeAWholeGrace() {
        aliceClaims();
        passes(Chat.VISITOR_GRACE.plus(REPORT));
        chat.clock.advance(Duration.ofHours(9));
        sweep();
        assertThat(record().version())
                .as("swept before anybody could be reported")
                .isEqualTo(2);
        vera.leaves();
        report();
        chat.clock.advance(REPORT);
        sweep();
        assertThat(record().version()).as("within the grace after waking up").isEqualTo(2);
        passes(Chat.VISITOR_GRACE.plus(REPORT));
        assertThat(record().phase()).isEqualTo(Phase.ENDED);
    }

    @Test
    void whoComesBackWhileTheSweepLooks_isNotSwept() {
        passes(Chat.VISITOR_GRACE.plus(REPORT));
        AgentTab alice = aliceClaims();
        alice.leaves();
        passes(Chat.AGENT_GRACE);
        report();
        chat.clock.advance(REPORT);
        AgentTab bob = chat.agent("Bob");
        chat.conversations.afterLookingForTheGone(() -> {
            var _ = chat.there.lifecycle().move(vera.conversation(), State::dropAgent);
            bob.claims(vera);
        });
        sweep();
        assertThat(record().phase()).isEqualTo(Phase.CHATTING);
        bob.says(vera, "a-1", "hello");
        bob.isAcked("a-1");
        assertThat(chat.sessions()).containsExactly("1 Alice drop", "2 Bob running");
    }

    @Test
    void anAgentWhosePodDied_isNotShownAsAvailableForEver() {
        passes(Chat.AGENT_GRACE.plus(REPORT));
        AgentTab alice = chat.agent("Alice", chat.there);
        AgentTab bob = chat.agent("Bob", chat.there);
        alice.isAvailable(true);
        bob.isAvailable(true);
        passes(Chat.AGENT_GRACE.multipliedBy(3));
        assertThat(chat.conversations.availability("id-alice")).hasValue(true);

        // her browser finds the other pod; his does not come back
        chat.agent("Alice", chat.here);
        for (int i = 0; i < 10; i++) {
            chat.here.report().run();
            chat.clock.advance(REPORT);
            chat.here.sweep().run();
        }
        assertThat(chat.conversations.availability("id-alice")).hasValue(true);
        assertThat(chat.conversations.availability("id-bob")).hasValue(false);
    }

    @Test
    void anAgentWithTwoSockets_isHereUntilTheLastOneHasGone() {
        passes(Chat.AGENT_GRACE.plus(REPORT));
        AgentTab desk = chat.agent("Alice", chat.there);
        AgentTab phone = chat.agent("Alice", chat.here);
        desk.isAvailable(true);
        desk.leaves();
        passes(Chat.AGENT_GRACE.multipliedBy(2));
        assertThat(chat.conversations.availability("id-alice")).hasValue(true);
        phone.leaves();
        passes(Chat.AGENT_GRACE.plus(REPORT.multipliedBy(2)));
        assertThat(chat.conversations.availability("id-alice")).hasValue(false);
    }

    @Test
    void whoSaysOffOnOnePod_isOff_whateverSocketIsOpenOnAnother() {
        AgentTab desk = chat.agent("Alice", chat.there);
        AgentTab phone = chat.agent("Alice", chat.here);
        desk.isAvailable(true);
        phone.isAvailable(false);
        passes(Chat.AGENT_GRACE.multipliedBy(2));
        assertThat(chat.conversations.availability("id-alice")).hasValue(false);
    }

    @Test
    void whatTheSweepEnded_cannotBeGoneOnWith() {
        passes(Chat.VISITOR_GRACE.plus(REPORT));
        vera.leaves();
        passes(Chat.VISITOR_GRACE.plus(REPORT.multipliedBy(2)));
        VisitorTab again = chat.visitor().resumes(vera, 0);
        again.sees(Phase.ENDED);
        again.isToldThat("ended_by_drop");
        again.says("hello?");
        again.isRefused(ErrorCode.ENDED);
    }
}
