package io.openchat.chat.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.conversation.Agent;
import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many wait: an agent is told in pages, each as soon as the socket took the one before. */
class QueuePagesTest {
    private static final String LONGEST_NAME = "\uD83D\uDE00".repeat(80);

    private final Chat chat = new Chat();
    private final List<VisitorTab> crowd = new ArrayList<>();

    private void come(int visitors) {
        for (int i = 0; i < visitors; i++) {
            crowd.add(chat.visitor().starts("v" + crowd.size()));
            chat.clock.advance(Duration.ofMillis(5));
        }
    }

    private AgentTab comesToAnAgentWhoReadsSlowly() {
        AgentTab alice = new AgentTab(chat.here, new Agent("id-alice", "Alice", "north", false), false);
        alice.readsAPage();
        return alice;
    }

    private static List<ServiceFrame.Queue> pages(AgentTab agent) {
        return agent.all(ServiceFrame.Queue.class);
    }

    private List<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "v" + i).toList();
    }

    @Test
    void aCrowd_comesInBoundedPages_withAnEndMark_longestWaitingFirst() {
        chat.refresh();
        come(1_500);
        AgentTab alice = chat.agent("Alice");
        List<ServiceFrame.Queue> pages = pages(alice);

        assertThat(pages).hasSizeGreaterThan(9);
        assertThat(pages.getFirst().full()).isTrue();
        assertThat(pages).filteredOn(ServiceFrame.Queue::full).hasSize(1);
        assertThat(pages.getLast().more()).isFalse();
        assertThat(pages.subList(0, pages.size() - 1)).allMatch(ServiceFrame.Queue::more);
        assertThat(pages).allSatisfy(page -> assertThat(page.entries()).hasSizeBetween(1, QueueFeed.MOST_ENTRIES));
        assertThat(alice.told()).isEqualTo(names(0, 1_500));
    }

    @Test
    void noPage_isLargerThanItsBound_whateverTheNames() {
        chat.refresh();
        Stream.of(LONGEST_NAME, "\"".repeat(80), "\u20AC".repeat(80)).forEach(name -> {
            for (int i = 0; i < 300; i++) {
                chat.visitor().starts(name);
                chat.clock.advance(Duration.ofMillis(5));
            }
        });
        assertThat(pages(chat.agent("Alice")))
                .allSatisfy(page -> assertThat(FrameCodec.encode(page).getBytes(StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(QueueFeed.MOST_BYTES));
    }

    @Test
    void anAgentsOwnChats_comeBeforeTheCrowd_andTheColleaguesAfterIt() {
        chat.refresh();
        come(500);
        chat.agent("Bob").claims(crowd.get(0));
        chat.agent("Alice").claims(crowd.get(499));
        AgentTab again = chat.agent("Alice", chat.there);
        assertThat(again.told().subList(0, 3)).containsExactly("v499", "v1", "v2");
        assertThat(again.told().getLast()).isEqualTo("v499");
        assertThat(again.told()).containsOnlyOnce("v0").endsWith("v0", "v499");
    }

    @Test
    void whoDoesNotRead_isSentNoPageMore_howeverMuchHappens() {
        chat.refresh();
        come(500);
        AgentTab alice = comesToAnAgentWhoReadsSlowly();
        assertThat(pages(alice)).hasSize(1);
        come(3_000);
        crowd.subList(0, 400).forEach(VisitorTab::ends);
        chat.refresh();
        assertThat(pages(alice)).isEmpty();

        alice.readsAgain();
        assertThat(alice.list()).hasSize(3_100);
    }

    @Test
    void whatChangedOften_isToldOnce_inItsNewestState() {
        chat.refresh();
        come(1);
        AgentTab alice = comesToAnAgentWhoReadsSlowly();
        AgentTab bob = chat.agent("Bob");
        for (int i = 0; i < 50; i++) {
            bob.claims(crowd.getFirst());
            bob.releases(crowd.getFirst());
        }
        alice.looksAway();
        alice.readsAgain();
        assertThat(pages(alice)).singleElement().satisfies(page -> {
            assertThat(page.full()).isFalse();
            assertThat(page.entries()).singleElement().matches(entry -> entry.version() == 101);
        });
    }

    @Test
    void whoWasToldTooLittleForTooLong_isToldTheWholeAgain() {
        chat.refresh();
        come(10);
        AgentTab alice = comesToAnAgentWhoReadsSlowly();
        alice.looksAway();
        come(QueueFeed.MOST_CHANGES + 1);
        alice.readsAgain();
        assertThat(pages(alice).getFirst()).matches(ServiceFrame.Queue::full);
        assertThat(alice.told()).isEqualTo(names(0, QueueFeed.MOST_CHANGES + 11));
    }

    @Test
    void whoEndsBetweenThePages_neverComesBack() {
        chat.refresh();
        come(500);
        AgentTab alice = comesToAnAgentWhoReadsSlowly();
        VisitorTab told = crowd.getFirst();
        VisitorTab toCome = crowd.getLast();
        told.ends();
        toCome.ends();
        alice.readsAgain();
        assertThat(alice.told()).doesNotContain("v499");
        assertThat(alice.list()).extracting(ServiceFrame.Entry::name).doesNotContain("v0", "v499");
        assertThat(alice.list()).hasSize(498);
    }

    @Test
    void whoIsClaimedBetweenThePages_isToldAsClaimed() {
        chat.refresh();
        come(500);
        AgentTab alice = comesToAnAgentWhoReadsSlowly();
        AgentTab bob = chat.agent("Bob");
        bob.claims(crowd.getFirst());
        bob.claims(crowd.getLast());
        alice.readsAgain();
        assertThat(alice.list())
                .filteredOn(entry -> entry.state() == Phase.CHATTING)
                .extracting(ServiceFrame.Entry::name)
                .containsExactlyInAnyOrder("v0", "v499");
        assertThat(alice.list()).hasSize(500);
    }

    @Test
    void anAgentWhoLeavesInTheMiddle_isSentNothingMore() {
        chat.refresh();
        come(500);
        AgentTab alice = comesToAnAgentWhoReadsSlowly();
        alice.leaves();
        alice.looksAway();
        alice.readsAgain();
        come(1);
        alice.hearsNothing();
    }

    @Test
    void aRefresh_addsWhatTheBusLost_andTakesAwayWhatHasEnded() {
        chat.refresh();
        come(500);
        AgentTab alice = comesToAnAgentWhoReadsSlowly();
        chat.bus.loses(_ -> true);
        come(1);
        crowd.get(0).ends();
        crowd.get(450).ends();
        chat.refresh();
        alice.readsAgain();
        assertThat(new HashSet<>(
                        alice.list().stream().map(ServiceFrame.Entry::name).toList()))
                .contains("v500")
                .doesNotContain("v0", "v450")
                .hasSize(499);
    }

    @Test
    void whoConnectsBeforeTheStoreWasAsked_getsAPageWhenItIsKnown() {
        AgentTab alice = comesToAnAgentWhoReadsSlowly();
        come(500);
        assertThat(pages(alice)).isEmpty();
        chat.refresh();
        alice.readsAPage();
        assertThat(pages(alice)).singleElement().matches(page -> page.full() && page.more());
        alice.readsAgain();
        assertThat(alice.told()).isEqualTo(names(0, 500));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverHappensBetweenThePages_theListIsRightInTheEnd(long seed) {
        Random random = new Random(seed);
        chat.refresh();
        come(400);
        AgentTab bob = chat.agent("Bob");
        AgentTab alice = comesToAnAgentWhoReadsSlowly();
        for (int i = 0; i < 600; i++) {
            VisitorTab someone = crowd.get(random.nextInt(crowd.size()));
            switch (random.nextInt(7)) {
                case 0 -> come(1);
                case 1 -> someone.ends();
                case 2 -> bob.claims(someone);
                case 3 -> bob.releases(someone);
                case 4 -> chat.bus.loses(_ -> random.nextBoolean());
                case 5 -> chat.here.refresh().run();
                default -> alice.readsAPage();
            }
        }
        chat.bus.losesNothing();
        chat.refresh();
        alice.readsAgain();
        AgentTab fresh = chat.agent("Fred");
        assertThat(alice.list()).isEqualTo(fresh.list());
        assertThat(fresh.list()).hasSize(chat.conversations.open().size());
    }
}
