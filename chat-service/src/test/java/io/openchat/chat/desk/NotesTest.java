package io.openchat.chat.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.conversation.Bus;
import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotesTest {
    private final Chat chat = new Chat();
    private final VisitorTab vera = chat.visitor().starts("Vera");
    private final AgentTab alice = chat.agent("Alice", chat.there);

    @BeforeEach
    void aliceClaims() {
        alice.claims(vera);
        alice.looksAway();
        vera.looksAway();
    }

    @Test
    void aNote_neverReachesTheVisitor() {
        alice.notes(vera, "difficult");
        vera.hearsNothing();
        VisitorTab second = chat.visitor(chat.there).resumes(vera, 0);
        alice.notes(vera, "very difficult");
        alice.says(vera, "one moment");
        vera.receives("one moment");
        second.receives("one moment");
    }

    @Test
    void aNote_neverReachesTheVisitorByResume() {
        alice.notes(vera, "difficult");
        alice.says(vera, "one moment");
        alice.notes(vera, "very difficult");
        for (int seen = 0; seen <= 5; seen++) {
            VisitorTab again = chat.visitor().resumes(vera, seen);
            assertThat(again.all(ServiceFrame.Message.class)).noneMatch(m -> m.kind() == Kind.NOTE);
            again.sees(Phase.CHATTING);
        }
        alice.ends(vera);
        chat.visitor().resumes(vera, 0).receives("one moment");
    }

    @Test
    void aNote_doesNotStopWhatComesAfterIt() {
        chat.bus.loses(signal -> signal instanceof Bus.Stored s && s.message().kind() == Kind.NOTE);
        alice.notes(vera, "difficult");
        alice.says(vera, "one moment");
        vera.receives("one moment");
        alice.notes(vera, "very difficult");
        alice.says(vera, "there");
        vera.receives("there");
    }

    @Test
    void aNote_isAckedAndNumbered_andReachesAgents() {
        AgentTab phone = chat.agent("Alice");
        phone.resumes(vera, 0);
        AgentTab sue = chat.supervisor("Sue");
        sue.watches(vera);
        String id = alice.notes(vera, "difficult");

        assertThat(alice.isAcked(id)).extracting(ServiceFrame.Acked::seq).containsExactly(2L);
        phone.receives("difficult");
        sue.receives("difficult");
        alice.releases(vera);
        AgentTab bob = chat.agent("Bob");
        bob.claims(vera);
        bob.receives("difficult");
    }

    @Test
    void onlyTheHolder_mayNote() {
        AgentTab bob = chat.agent("Bob");
        String id = bob.notes(vera, "mine?");
        assertThat(bob.isRefused(ErrorCode.NOT_YOURS).id()).isEqualTo(id);
        assertThat(chat.record(vera)).containsExactly("system: claimed");
    }
}
