package io.openchat.chat.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.Person;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import org.junit.jupiter.api.Test;

class StartTest {
    private final Chat chat = new Chat();

    @Test
    void start_opensAConversationThatWaits() {
        VisitorTab vera = chat.visitor().starts("Vera");

        vera.sees(Phase.WAITING);
        ConversationRecord record = chat.conversations.get(vera.conversation());
        assertThat(record.visitor())
                .isEqualTo(new Person("Vera", "v@example.org", null, "en", "https://example.org/", true));
        assertThat(record.department()).isEqualTo("sales");
        assertThat(record.served()).isZero();
        assertThat(record.createdAt()).isEqualTo(chat.clock.instant());
        assertThat(record.waitingSince()).isEqualTo(chat.clock.instant());
        assertThat(record.version()).isEqualTo(1);
    }

    @Test
    void theToken_isNotKept_onlyItsHash() {
        VisitorTab vera = chat.visitor().starts("Vera");
        String secret = vera.token().substring(vera.token().indexOf('.') + 1);

        assertThat(secret).hasSizeGreaterThanOrEqualTo(43);
        assertThat(chat.conversations.get(vera.conversation()).toString()).doesNotContain(secret);
    }

    @Test
    void twoStarts_areTwoConversations_withTokensOfTheirOwn() {
        VisitorTab vera = chat.visitor().starts("Vera");
        VisitorTab otto = chat.visitor().starts("Otto");

        assertThat(vera.conversation()).isNotEqualTo(otto.conversation());
        assertThat(vera.token()).isNotEqualTo(otto.token());
    }

    @Test
    void theSameStartTwice_isOneConversation_andTheSecondTokenOpensIt() {
        VisitorTab lost = chat.visitor().starts("Vera");
        VisitorTab vera = chat.visitor(chat.there).starts("Vera", lost.startId());

        assertThat(vera.conversation()).isEqualTo(lost.conversation());
        assertThat(chat.conversations.size()).isEqualTo(1);
        assertThat(vera.token()).isNotEqualTo(lost.token());
        VisitorTab again = chat.visitor().resumes(vera, 0);
        again.sees(Phase.WAITING);
        again.isRefusedNothing();
    }

    @Test
    void theSameStartTwice_makesTheFirstTokenWorthless() {
        VisitorTab lost = chat.visitor().starts("Vera");
        String first = lost.token();
        chat.visitor().starts("Vera", lost.startId());
        VisitorTab thief = chat.visitor().resumes(first, 0);
        thief.isRefused(ErrorCode.BAD_TOKEN);
    }

    @Test
    void theSameStartLater_givesWhatWasSaidMeanwhile() {
        VisitorTab lost = chat.visitor().starts("Vera");
        lost.says("hi");
        AgentTab alice = chat.agent("Alice");
        alice.claims(lost);
        alice.says(lost, "hello");

        VisitorTab vera = chat.visitor(chat.there).starts("Vera", lost.startId());
        vera.receives("hi", "hello");
        assertThat(vera.sees(Phase.CHATTING).agent()).isEqualTo("Alice");
    }

    @Test
    void aStartWhoseAnswerTheStoreLost_succeedsWhenItIsSentAgain() {
        VisitorTab vera = chat.visitor();
        chat.conversations.trouble.losesTheNextAnswer();
        vera.starts("Vera");
        vera.isRefused(ErrorCode.STORE_UNAVAILABLE);
        vera.starts("Vera");

        vera.sees(Phase.WAITING);
        assertThat(chat.conversations.size()).isEqualTo(1);
        vera.says("v-1", "hi");
        vera.isAcked("v-1");
    }

    @Test
    void aSecondStartOnTheSameSocket_isRefused() {
        VisitorTab vera = chat.visitor().starts("Vera");
        vera.looksAway();
        vera.starts("Vera", "another-start-id-0123456789");
        vera.isRefused(ErrorCode.ALREADY_STARTED);
        assertThat(chat.conversations.size()).isEqualTo(1);
    }

    @Test
    void started_comesBeforeTheStatus() {
        VisitorTab vera = chat.visitor().starts("Vera");
        assertThat(vera.all(ServiceFrame.class)).extracting(ServiceFrame::type).containsExactly("started", "status");
    }
}
