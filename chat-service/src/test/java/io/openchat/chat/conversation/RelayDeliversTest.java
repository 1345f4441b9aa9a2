package io.openchat.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayDeliversTest {
    private final Chat chat = new Chat();

    private AgentTab alice(boolean onTheOtherPod, VisitorTab vera) {
        AgentTab alice = chat.agent("Alice", onTheOtherPod ? chat.there : chat.here);
        alice.claims(vera);
        alice.looksAway();
        vera.looksAway();
        return alice;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatOneSays_theOtherReceives_onOnePodAndAcrossTwo(boolean onTheOtherPod) {
        VisitorTab vera = chat.visitor().starts("Vera");
        AgentTab alice = alice(onTheOtherPod, vera);

        vera.says("hi");
        alice.receives("hi");
        alice.says(vera, "hello");
        vera.receives("hello");
        vera.says("how are you?");
        alice.receives("how are you?");
        assertThat(chat.record(vera))
                .containsExactly("system: claimed", "visitor: hi", "agent: hello", "visitor: how are you?");
    }

    @Test
    void aMessage_namesItsSenderAndItsNumber() {
        VisitorTab vera = chat.visitor().starts("Vera");
        AgentTab alice = alice(true, vera);
        vera.says("v-1", "hi");
        alice.says(vera, "a-1", "hello");

        var hi = new ServiceFrame.Message(
                vera.conversation(),
                2,
                "v-1",
                new ServiceFrame.From(Side.VISITOR, "Vera"),
                Kind.TEXT,
                "hi",
                chat.clock.instant());
        assertThat(alice.all(ServiceFrame.Message.class)).containsExactly(hi);
        var hello = new ServiceFrame.Message(
                vera.conversation(),
                3,
                "a-1",
                new ServiceFrame.From(Side.AGENT, "Alice"),
                Kind.TEXT,
                "hello",
                chat.clock.instant());
        assertThat(vera.all(ServiceFrame.Message.class)).containsExactly(hello);
    }

    @Test
    void whoOfTwoAgentsOfOneNameWroteIt_isForAgentsToKnow() {
        VisitorTab vera = chat.visitor().starts("Vera");
        AgentTab alice = alice(true, vera);
        AgentTab bob = chat.supervisor("Bob");
        bob.watches(vera);
        alice.says(vera, "a-1", "hello");

        assertThat(bob.all(ServiceFrame.Message.class).getLast().from())
                .isEqualTo(new ServiceFrame.From(Side.AGENT, "Alice", "id-alice"));
        assertThat(vera.all(ServiceFrame.Message.class).getLast().from().id()).isNull();
    }

    @Test
    void theSender_getsTheAck_andNotTheMessage() {
        VisitorTab vera = chat.visitor().starts("Vera");
        AgentTab alice = alice(false, vera);

        vera.says("v-1", "hi");
        assertThat(vera.isAcked("v-1")).containsExactly(new ServiceFrame.Acked("v-1", 2, chat.clock.instant()));
        alice.says(vera, "a-1", "hello");
        assertThat(alice.isAcked("a-1")).extracting(ServiceFrame.Acked::seq).containsExactly(3L);
        vera.receives("hello");
        alice.receives("hi");
        vera.hearsNothing();
        alice.hearsNothing();
    }

    @Test
    void theSendersOtherTabs_getTheMessage() {
        VisitorTab vera = chat.visitor().starts("Vera");
        VisitorTab second = chat.visitor(chat.there).resumes(vera, 0);
        AgentTab alice = alice(false, vera);
        AgentTab phone = chat.agent("Alice", chat.there);
        phone.resumes(vera, 0);
        phone.looksAway();

        vera.says("hi");
        second.receives("hi");
        phone.receives("hi");
        phone.says(vera, "hello");
        alice.receives("hi", "hello");
        second.receives("hello");
    }

    @Test
    void whatIsSaidBeforeAnAgentComes_isThereWhenOneClaims() {
        VisitorTab vera = chat.visitor().starts("Vera");
        vera.says("anybody there?");
        vera.says("hello?");
        AgentTab alice = chat.agent("Alice", chat.there);

        alice.claims(vera);
        alice.receives("anybody there?", "hello?");
        alice.isToldThat("claimed");
        alice.hasEachOnceInOrder(1, 3);
    }

    @Test
    void aRepeatedId_getsTheFirstAck_andIsStoredAndDeliveredOnce() {
        VisitorTab vera = chat.visitor().starts("Vera");
        AgentTab alice = alice(true, vera);
        vera.says("v-1", "hi");
        var first = vera.isAcked("v-1");
        vera.says("v-2", "there");
        chat.clock.advance(Duration.ofSeconds(5));
        vera.looksAway();

        vera.says("v-1", "hi");
        assertThat(vera.isAcked("v-1")).isEqualTo(first);
        alice.receives("hi", "there");
        assertThat(chat.record(vera)).containsExactly("system: claimed", "visitor: hi", "visitor: there");
    }

    @Test
    void signalsThatComeTwice_areDeliveredOnce() {
        VisitorTab vera = chat.visitor().starts("Vera");
        AgentTab alice = alice(true, vera);
        chat.bus.saysEverythingTwice();

        vera.says("hi");
        alice.says(vera, "hello");
        vera.says("bye");
        alice.receives("hi", "bye");
        vera.receives("hello");
    }

    @Test
    void signalsThatComeInTheWrongOrder_areDeliveredInTheRightOne() {
        VisitorTab vera = chat.visitor().starts("Vera");
        AgentTab alice = alice(true, vera);
        chat.bus.loses(Bus.Stored.class::isInstance);
        vera.says("one");
        vera.says("two");
        vera.says("three");
        alice.receives();

        chat.bus.deliversWhatWasLost();
        alice.receives("one", "two", "three");
    }

    @Test
    void typingAndReading_goToTheOtherSideOnly() {
        VisitorTab vera = chat.visitor().starts("Vera");
        AgentTab alice = alice(true, vera);

        vera.types(true);
        vera.hasRead(1);
        assertThat(alice.all(ServiceFrame.Typing.class))
                .containsExactly(new ServiceFrame.Typing(vera.conversation(), Side.VISITOR, true));
        assertThat(alice.all(ServiceFrame.Read.class))
                .containsExactly(new ServiceFrame.Read(vera.conversation(), Side.VISITOR, 1));
        vera.hearsNothing();

        alice.types(vera, false);
        alice.hasRead(vera, 1);
        assertThat(vera.all(ServiceFrame.Typing.class))
                .containsExactly(new ServiceFrame.Typing(vera.conversation(), Side.AGENT, false));
        assertThat(vera.all(ServiceFrame.Read.class))
                .containsExactly(new ServiceFrame.Read(vera.conversation(), Side.AGENT, 1));
        alice.hearsNothing();
    }

    @Test
    void conversations_doNotHearEachOther() {
        VisitorTab vera = chat.visitor().starts("Vera");
        VisitorTab otto = chat.visitor().starts("Otto");
        AgentTab alice = alice(false, vera);
        otto.looksAway();

        vera.says("secret");
        vera.types(true);
        alice.says(vera, "sure");
        otto.hearsNothing();
    }

    @Test
    void aPing_isAnsweredByAPong_alsoBeforeAnythingElse() {
        VisitorTab vera = chat.visitor();
        vera.pings();
        assertThat(vera.all(ServiceFrame.Pong.class)).hasSize(1);
        AgentTab alice = chat.agent("Alice");
        alice.pings();
        assertThat(alice.all(ServiceFrame.Pong.class)).hasSize(1);
    }

    @Test
    void whoLeft_hearsNothingMore() {
        VisitorTab vera = chat.visitor().starts("Vera");
        AgentTab alice = alice(false, vera);
        vera.leaves();
        alice.says(vera, "still there?");
        vera.hearsNothing();
        alice.leaves();
        VisitorTab again = chat.visitor().resumes(vera, 0);
        again.says("yes");
        assertThat(alice.all(ServiceFrame.Message.class)).isEmpty();
        alice.isRefusedNothing();
    }

    @Test
    void available_isKept() {
        AgentTab alice = chat.agent("Alice");
        alice.isAvailable(true);
        assertThat(chat.conversations.availability("id-alice")).contains(true);
        alice.isAvailable(false);
        assertThat(chat.conversations.availability("id-alice")).contains(false);
    }

    @Test
    void anAck_comesAlsoWhenTheConversationWasLostMeanwhile() {
        VisitorTab vera = chat.visitor().starts("Vera");
        AgentTab alice = alice(false, vera);
        AgentTab phone = chat.agent("Alice", chat.there);
        phone.resumes(vera, 0);
        chat.refresh();
        chat.transcript.stops();
        alice.says(vera, "a-1", "one moment");
        phone.releases(vera);
        chat.transcript.goesOn();

        alice.isAcked("a-1");
        vera.receives("one moment");
        assertThat(alice.isBusy()).isFalse();
    }

    @Test
    void anAgentWhoHasNotOpenedIt_isTold() {
        VisitorTab vera = chat.visitor().starts("Vera");
        AgentTab alice = chat.agent("Alice");
        alice.says(vera, "a-1", "hi");
        assertThat(alice.isRefused(ErrorCode.NOT_YOURS).id()).isEqualTo("a-1");
        assertThat(chat.record(vera)).isEmpty();
    }

    @Test
    void onManyThreads_everybodyGetsEverythingOnceAndInOrder() {
        try (var pool = Executors.newFixedThreadPool(4);
                var people = Executors.newFixedThreadPool(4)) {
            Chat busy = new Chat(pool);
            VisitorTab vera = busy.visitor(busy.here).starts("Vera");
            await().until(() -> !vera.all(ServiceFrame.Status.class).isEmpty());
            AgentTab alice = busy.agent("Alice", busy.there);
            alice.claims(vera);
            await().until(() -> !alice.all(ServiceFrame.Status.class).isEmpty());
            VisitorTab silentVera = busy.visitor(busy.there).resumes(vera, 0);
            AgentTab silentAlice = busy.agent("Alice", busy.here);
            silentAlice.resumes(vera, 0);

            int messages = 200;
            var _ = people.submit(() -> IntStream.range(0, messages).forEach(i -> vera.says("v" + i)));
            var _ = people.submit(() -> IntStream.range(0, messages).forEach(i -> alice.says(vera, "a" + i)));
            var _ = people.submit(() -> IntStream.range(0, messages).forEach(i -> silentVera.resumes(vera, i % 3)));
            VisitorTab late = busy.visitor(busy.here).resumes(vera, 0);
            int last = 2 * messages + 1;
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> silentAlice.seqs().contains((long) last)
                            && late.seqs().contains((long) last)
                            && silentVera.seqs().contains((long) last));
            silentAlice.hasEachOnceInOrder(1, last);
            late.hasEachOnceInOrder(1, last);
        }
    }
}
