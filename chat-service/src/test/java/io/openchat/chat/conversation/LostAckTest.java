package io.openchat.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.ServiceFrame;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A message is stored, its ack is lost, and before it is sent again its author has lost the conversation. */
class LostAckTest {
    private final Chat chat = new Chat();
    private final VisitorTab vera = chat.visitor().starts("Vera");
    private final AgentTab alice = chat.agent("Alice", chat.there);
    private final AgentTab bob = chat.agent("Bob");

    @BeforeEach
    void aliceSaysSomethingAndLeaves() {
        alice.claims(vera);
        alice.says(vera, "a-1", "hello");
        vera.says("v-1", "hi");
        alice.leaves();
    }

    static Stream<Consumer<LostAckTest>> waysToLoseIt() {
        return Stream.of(
                t -> t.chat.agent("Alice").releases(t.vera),
                t -> t.chat.agent("Alice").transfers(t.vera, t.bob, null),
                t -> t.chat.agent("Alice").ends(t.vera),
                t -> t.vera.ends());
    }

    @ParameterizedTest
    @MethodSource("waysToLoseIt")
    void theAgentWhoSendsItAgain_getsTheAck(Consumer<LostAckTest> loss) {
        loss.accept(this);
        int before = chat.record(vera).size();
        AgentTab again = chat.agent("Alice");
        again.says(vera, "a-1", "hello");
        assertThat(again.isAcked("a-1")).extracting(ServiceFrame.Acked::seq).containsExactly(2L);
        again.isRefusedNothing();
        assertThat(chat.record(vera)).hasSize(before);
    }

    @Test
    void alsoOnTheSocketThatLostIt() {
        AgentTab again = chat.agent("Alice");
        again.resumes(vera, 0);
        again.releases(vera);
        again.says(vera, "a-1", "hello");
        again.isAcked("a-1");
        again.says(vera, "a-2", "never stored");
        assertThat(again.isRefused(ErrorCode.NOT_YOURS).id()).isEqualTo("a-2");
    }

    @Test
    void aNote_too() {
        AgentTab desk = chat.agent("Alice");
        desk.resumes(vera, 0);
        String note = desk.notes(vera, "seems nice");
        desk.isAcked(note);
        desk.releases(vera);
        desk.says(vera, note, "seems nice");
        desk.isAcked(note);
    }

    @Test
    void nobodyElse_learnsOfIt() {
        chat.agent("Alice").releases(vera);
        bob.says(vera, "a-1", "hello");
        bob.isRefused(ErrorCode.NOT_YOURS);
        bob.says(vera, "v-1", "hi");
        bob.isRefused(ErrorCode.NOT_YOURS);
        bob.isAcked();
    }

    @Test
    void whoseConversationHasEnded_getsAcks_ofOwnMessagesOnly() {
        vera.ends();
        VisitorTab again = chat.visitor(chat.there).resumes(vera, 0);
        again.says("v-1", "hi");
        again.isAcked("v-1");
        again.says("a-1", "hello");
        assertThat(again.isRefused(ErrorCode.ENDED).id()).isEqualTo("a-1");
        again.says("v-2", "never stored");
        assertThat(again.isRefused(ErrorCode.ENDED).id()).isEqualTo("v-2");
    }

    @Test
    void whenTheStoreDoesNotAnswer_itStaysInTheOutbox() {
        vera.ends();
        chat.transcript.reads.begins();
        vera.says("v-1", "hi");
        assertThat(vera.isRefused(ErrorCode.STORE_UNAVAILABLE).id()).isEqualTo("v-1");
    }
}
