package io.openchat.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.ServiceFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody makes ids of their own: who uses the id of somebody else's message neither gets its ack nor loses the own one. */
class SameIdTest {
    private final Chat chat = new Chat();
    private final VisitorTab vera = chat.visitor().starts("Vera");
    private final AgentTab alice = chat.agent("Alice", chat.there);

    @BeforeEach
    void aliceHasTheChat() {
        alice.claims(vera);
    }

    @Test
    void aVisitorWhoUsesTheIdOfANote_isStored_andGetsTheOwnAck() {
        String note = alice.notes(vera, "seems nice");
        vera.says(note, "hello");
        assertThat(vera.isAcked(note)).extracting(ServiceFrame.Acked::seq).containsExactly(3L);
        alice.receives("hello");
        assertThat(chat.record(vera)).endsWith("agent: seems nice", "visitor: hello");
    }

    @Test
    void anAgentWhoUsesTheVisitorsId_isStored_andRepetitionsStayApart() {
        vera.says("x", "hi");
        alice.says(vera, "x", "hello");
        vera.says("x", "hi");
        alice.says(vera, "x", "hello");
        assertThat(vera.isAcked("x", "x")).extracting(ServiceFrame.Acked::seq).containsExactly(2L, 2L);
        assertThat(alice.isAcked("x", "x")).extracting(ServiceFrame.Acked::seq).containsExactly(3L, 3L);
        assertThat(chat.record(vera)).endsWith("visitor: hi", "agent: hello");
    }

    @Test
    void twoAgentsWithTheSameId_afterAHandover() {
        AgentTab bob = chat.agent("Bob");
        alice.says(vera, "x", "I ask a colleague");
        alice.transfers(vera, bob, null);
        bob.resumes(vera, 0);
        bob.says(vera, "x", "here I am");
        assertThat(bob.isAcked("x")).extracting(ServiceFrame.Acked::seq).containsExactly(4L);
        vera.receives("I ask a colleague", "here I am");
        alice.says(vera, "x", "I ask a colleague");
        assertThat(alice.isAcked("x", "x"))
                .as("of her own message, twice")
                .extracting(ServiceFrame.Acked::seq)
                .containsExactly(2L, 2L);
    }

    @Test
    void whatHasEnded_acknowledgesEachOnlyTheOwn() {
        alice.says(vera, "x", "hello");
        vera.says("y", "hi");
        vera.ends();
        vera.looksAway();
        alice.looksAway();
        vera.says("x", "hello");
        assertThat(vera.isRefused(ErrorCode.ENDED).id()).isEqualTo("x");
        alice.says(vera, "y", "hi");
        assertThat(alice.isRefused(ErrorCode.ENDED).id()).isEqualTo("y");
        vera.isAcked();
        alice.isAcked();
    }

    @Test
    void theNameInTheAuthor_isNoPartOfIt() {
        alice.says(vera, "x", "hello");
        AgentTab renamed = new AgentTab(chat.here, new Agent(alice.agent.id(), "Alice Berg", "north", false));
        renamed.resumes(vera, 0);
        renamed.says(vera, "x", "hello");
        assertThat(renamed.isAcked("x")).extracting(ServiceFrame.Acked::seq).containsExactly(2L);
    }
}
