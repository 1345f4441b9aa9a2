package io.openchat.chat.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private static final int RACING = 8;

    private final Chat chat = new Chat();
    private final VisitorTab vera = chat.visitor().starts("Vera");

    @Test
    void claim_takesTheConversation_andTellsEverybody() {
        AgentTab alice = chat.agent("Alice", chat.there);
        alice.claims(vera);

        assertThat(alice.sees(Phase.CHATTING).agent()).isEqualTo("Alice");
        assertThat(vera.sees(Phase.CHATTING).agent()).isEqualTo("Alice");
        vera.isToldThat("claimed");
        var record = chat.conversations.get(vera.conversation());
        assertThat(record.agent()).isEqualTo(new AgentRef("id-alice", "Alice"));
        assertThat(record.status().agency()).isEqualTo("north");
        assertThat(record.served()).isEqualTo(1);
        assertThat(chat.sessions()).containsExactly("1 Alice running");
    }

    @RepeatedTest(20)
    void ofManyAgentsOnTwoPods_exactlyOneWins_andOthersAreToldWho() throws InterruptedException {
        List<AgentTab> agents = IntStream.range(0, RACING)
                .mapToObj(i -> chat.agent("Agent" + i, i % 2 == 0 ? chat.here : chat.there))
                .toList();
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(RACING)) {
            for (AgentTab agent : agents) {
                var _ = threads.submit(() -> {
                    assertThat(start.await(10, TimeUnit.SECONDS)).isTrue();
                    agent.claims(vera);
                    return agent;
                });
            }
            start.countDown();
        }

        AgentRef holder = Objects.requireNonNull(
                chat.conversations.get(vera.conversation()).agent());
        for (AgentTab agent : agents) {
            if (agent.agent.ref().equals(holder)) {
                agent.isRefusedNothing();
                assertThat(agent.all(ServiceFrame.Started.class)).hasSize(1);
            } else {
                assertThat(agent.isRefused(ErrorCode.TAKEN).text()).contains(holder.name());
                assertThat(agent.all(ServiceFrame.Started.class)).isEmpty();
            }
        }
        assertThat(chat.sessions()).containsExactly("1 " + holder.name() + " running");
        assertThat(chat.record(vera)).containsExactly("system: claimed");
    }

    @Test
    void whatIsTaken_staysWithWhoHasIt() {
        AgentTab alice = chat.agent("Alice");
        alice.claims(vera);
        AgentTab bob = chat.agent("Bob", chat.there);
        bob.claims(vera);

        ServiceFrame.Refusal refusal = bob.isRefused(ErrorCode.TAKEN);
        assertThat(refusal.text()).contains("Alice");
        assertThat(refusal.conversation()).isEqualTo(vera.conversation());
        assertThat(chat.conversations.get(vera.conversation()).version()).isEqualTo(2);
    }

    @Test
    void claimingWhatOneHolds_opensItAgain_andBeginsNoSecondSession() {
        AgentTab alice = chat.agent("Alice");
        alice.claims(vera);
        vera.says("hi");
        AgentTab phone = chat.agent("Alice", chat.there);
        phone.claims(vera);

        phone.receives("hi");
        phone.isRefusedNothing();
        assertThat(chat.sessions()).containsExactly("1 Alice running");
    }

    @Test
    void aLostAnswer_isMadeUpForByClaimingAgain() {
        AgentTab alice = chat.agent("Alice");
        chat.conversations.sessionTrouble.begins();
        alice.claims(vera);
        chat.conversations.sessionTrouble.isOver();
        alice.looksAway();
        alice.claims(vera);
        alice.sees(Phase.CHATTING);
        alice.isRefusedNothing();
    }

    @Test
    void whatHasEnded_cannotBeClaimed() {
        vera.ends();
        AgentTab alice = chat.agent("Alice", chat.there);
        alice.claims(vera);
        alice.isRefused(ErrorCode.ENDED);
    }

    @Test
    void whatThereIsNot_cannotBeClaimed() {
        AgentTab alice = chat.agent("Alice");
        alice.claims("no-such-conversation");
        assertThat(alice.isRefused(ErrorCode.NOT_FOUND).conversation()).isEqualTo("no-such-conversation");
    }
}
