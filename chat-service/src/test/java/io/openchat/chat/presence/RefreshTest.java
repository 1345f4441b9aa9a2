package io.openchat.chat.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ServiceFrame;
import org.junit.jupiter.api.Test;

/** What the bus lost is found in the store, and nothing is given twice for that. */
class RefreshTest {
    private final Chat chat = new Chat();
    private final VisitorTab vera = chat.visitor().starts("Vera");
    private final AgentTab alice = chat.agent("Alice", chat.there);

    RefreshTest() {
        alice.claims(vera);
        alice.looksAway();
        vera.looksAway();
        chat.bus.loses(_ -> true);
    }

    @Test
    void theLastWord_reachesTheOtherPodByTheSweep() {
        vera.says("hi");
        vera.says("anybody there?");
        assertThat(alice.all(ServiceFrame.Message.class)).isEmpty();
        chat.refresh();
        alice.receives("hi", "anybody there?");
    }

    @Test
    void theSweep_goesBothWays() {
        alice.says(vera, "hello");
        chat.refresh();
        vera.receives("hello");
    }

    @Test
    void theSweep_givesNothingTwice() {
        vera.says("hi");
        chat.refresh();
        chat.bus.deliversWhatWasLost();
        chat.refresh();
        assertThat(alice.all(ServiceFrame.Message.class)).hasSize(1);
    }

    @Test
    void aQuietConversation_isNotReadAgain() {
        chat.refresh();
        alice.looksAway();
        vera.looksAway();
        chat.refresh();
        assertThat(alice.all(ServiceFrame.class)).isEmpty();
        assertThat(vera.all(ServiceFrame.class)).isEmpty();
    }
}
