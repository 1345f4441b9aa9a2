package io.openchat.chat.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.core.Core;
import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueTest {
    private final Chat chat = new Chat();
    private final Instant began = chat.clock.instant();

    private VisitorTab comes(String name) {
        VisitorTab visitor = chat.visitor().starts(name);
        chat.clock.advance(Duration.ofSeconds(1));
        return visitor;
    }

    @Test
    void whoConnects_getsTheWholeQueue() {
        VisitorTab vera = comes("Vera");
        comes("Otto");
        chat.refresh();
        AgentTab alice = chat.agent("Alice", chat.there);

        assertThat(alice.all(ServiceFrame.Queue.class)).singleElement().satisfies(queue -> {
            assertThat(queue.full()).isTrue();
            assertThat(queue.removed()).isEmpty();
        });
        alice.lists("Vera", "Otto");
        assertThat(alice.list())
                .contains(new ServiceFrame.Entry(
                        vera.conversation(), "Vera", Phase.WAITING, began, 0, 1, "sales", null, null));
    }

    @Test
    void anEmptyQueue_isToldToo() {
        chat.refresh();
        AgentTab alice = chat.agent("Alice");
        assertThat(alice.all(ServiceFrame.Queue.class)).singleElement().matches(ServiceFrame.Queue::full);
        alice.lists();
    }

    @Test
    void whoConnectsBeforeTheStoreWasAsked_getsTheQueueWhenItIsKnown() {
        AgentTab alice = chat.agent("Alice");
        comes("Vera");
        alice.hearsNothing();
        chat.refresh();
        assertThat(alice.all(ServiceFrame.Queue.class)).singleElement().matches(ServiceFrame.Queue::full);
        alice.lists("Vera");
    }

    @Test
    void everyChange_isTold_onBothPods() {
        chat.refresh();
        AgentTab alice = chat.agent("Alice", chat.here);
        AgentTab bob = chat.agent("Bob", chat.there);
        alice.looksAway();

        VisitorTab vera = comes("Vera");
        assertThat(alice.all(ServiceFrame.Queue.class)).singleElement().satisfies(queue -> {
            assertThat(queue.full()).isFalse();
            assertThat(queue.entries()).extracting(ServiceFrame.Entry::name).containsExactly("Vera");
        });
        bob.lists("Vera");
        alice.claims(vera);
        assertThat(bob.list()).singleElement().satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(Phase.CHATTING);
            assertThat(entry.agent()).isEqualTo("Alice");
            assertThat(entry.agentId()).isEqualTo("id-alice");
            assertThat(entry.served()).isEqualTo(1);
            assertThat(entry.version()).isEqualTo(2);
        });
        alice.releases(vera);
        assertThat(bob.list()).singleElement().satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(Phase.WAITING);
            assertThat(entry.agent()).isNull();
            assertThat(entry.waitingSince()).isEqualTo(began);
            assertThat(entry.version()).isEqualTo(3);
        });
        vera.ends();
        alice.lists();
        bob.lists();
    }

    @Test
    void aRefreshWithoutNews_tellsNothing() {
        comes("Vera");
        chat.refresh();
        AgentTab alice = chat.agent("Alice");
        alice.looksAway();
        chat.refresh();
        chat.refresh();
        alice.hearsNothing();
    }

    @Test
    void lateNews_doesNotTakeBackWhatCameAfter() {
        chat.refresh();
        AgentTab bob = chat.agent("Bob", chat.there);
        chat.bus.loses(_ -> true);
        VisitorTab vera = comes("Vera");
        AgentTab alice = chat.agent("Alice");
        alice.claims(vera);
        chat.bus.losesNothing();
        alice.releases(vera);
        bob.looksAway();
        chat.bus.deliversWhatWasLost();
        assertThat(bob.list()).singleElement().satisfies(entry -> {
            assertThat(entry.version()).isEqualTo(3);
            assertThat(entry.state()).isEqualTo(Phase.WAITING);
        });
        assertThat(bob.all(ServiceFrame.Queue.class)).isEmpty();
    }

    @Test
    void lateNews_doesNotResurrectWhatHasEnded() {
        chat.refresh();
        AgentTab bob = chat.agent("Bob", chat.there);
        chat.bus.loses(_ -> true);
        VisitorTab vera = comes("Vera");
        AgentTab alice = chat.agent("Alice");
        alice.claims(vera);
        chat.bus.losesNothing();
        alice.ends(vera);
        chat.bus.deliversWhatWasLost();
        bob.lists();
        alice.lists();
        chat.refresh();
        bob.lists();
    }

    @Test
    void aRefresh_findsWhatTheBusLost() {
        chat.refresh();
        AgentTab bob = chat.agent("Bob", chat.there);
        VisitorTab ended = comes("Ended");
        chat.bus.loses(_ -> true);
        VisitorTab vera = comes("Vera");
        comes("Otto");
        AgentTab alice = chat.agent("Alice");
        alice.claims(vera);
        ended.ends();
        bob.lists("Ended");

        chat.refresh();
        bob.lists("Vera", "Otto");
        assertThat(bob.list())
                .extracting(ServiceFrame.Entry::state)
                .containsExactlyInAnyOrder(Phase.CHATTING, Phase.WAITING);
    }

    @Test
    void whatChangedWhileTheStoreWasAsked_isNotTakenForEnded() {
        OpenConversations queue = new OpenConversations(Runnable::run, _ -> {});
        VisitorTab vera = comes("Vera");
        var first = chat.conversations.get(vera.conversation());
        queue.refresh(queue.known(), List.of(first));
        var before = queue.known();
        chat.agent("Alice").claims(vera);
        queue.changed(chat.conversations.get(vera.conversation()));
        queue.refresh(before, List.of());
        assertThat(queue.known()).containsKey(vera.conversation());
    }

    @Test
    void visitors_areToldTheirPlace_andWhenItChanges() {
        VisitorTab vera = comes("Vera");
        VisitorTab otto = comes("Otto");
        VisitorTab uma = comes("Uma");
        assertThat(vera.sees(Phase.WAITING).position()).isEqualTo(1);
        assertThat(otto.sees(Phase.WAITING).position()).isEqualTo(2);
        assertThat(uma.sees(Phase.WAITING).position()).isEqualTo(3);
        chat.refresh();
        assertThat(otto.all(ServiceFrame.Status.class)).isEmpty();

        AgentTab alice = chat.agent("Alice");
        alice.claims(vera);
        chat.refresh();
        assertThat(vera.sees(Phase.CHATTING).position()).isNull();
        assertThat(otto.sees(Phase.WAITING).position()).isEqualTo(1);
        assertThat(uma.sees(Phase.WAITING).position()).isEqualTo(2);

        alice.releases(vera);
        chat.refresh();
        assertThat(vera.sees(Phase.WAITING).position())
                .as("back at the old place")
                .isEqualTo(1);
        assertThat(otto.sees(Phase.WAITING).position()).isEqualTo(2);
    }

    @Test
    void anAgentWhoLeft_isToldNothing() {
        chat.refresh();
        AgentTab alice = chat.agent("Alice");
        alice.looksAway();
        alice.leaves();
        comes("Vera");
        alice.hearsNothing();
    }

    @Test
    void aPodThatIsNew_learnsTheQueueFromTheStore() {
        comes("Vera");
        Core fresh = chat.freshPod();
        AgentTab alice = chat.agent("Alice", fresh);
        alice.lists();
        fresh.refresh().run();
        alice.lists("Vera");
    }
}
