package io.openchat.chat.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.conversation.Workers;
import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.HeldExecutor;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Histories are read again at a pace: everybody gets all in order, and nobody keeps the store busy with a line of text. */
class ReplayPaceTest {
    /** Each is a page of 16 messages and then some. */
    private static final String LONG_TEXT = "\uD83D\uDE00".repeat(4_000);

    private static final int LONG_MESSAGES = 50;
    private static final double MEGABYTE = 1 << 20;

    private final Chat chat = new Chat(new Bounds(
            new Bounds.OfVisitor(
                    new Pace(MEGABYTE / 2, MEGABYTE / 10),
                    Long.MAX_VALUE,
                    Long.MAX_VALUE,
                    Double.MAX_VALUE,
                    Double.MAX_VALUE),
            new Bounds.OfAddress(
                    new Pace(2 * MEGABYTE, MEGABYTE / 10), Pace.UNLIMITED, Double.MAX_VALUE, Double.MAX_VALUE),
            new Pace(MEGABYTE, MEGABYTE / 10),
            Capacity.UNBOUNDED));
    private final VisitorTab vera = chat.visitor().starts("Vera");
    private final AgentTab alice = chat.agent("Alice");

    @BeforeEach
    void veraHasSaidMuch() {
        alice.claims(vera);
        IntStream.range(1, LONG_MESSAGES).forEach(_ -> vera.says(LONG_TEXT));
    }

    @Test
    void aLongHistory_comesInTheEnd_inOrder_andThenItsStatus() {
        VisitorTab again = chat.visitorFrom("203.0.113.7").resumes(vera, 0);
        assertThat(again.seqs()).hasSizeBetween(30, LONG_MESSAGES - 1);
        assertThat(again.all(ServiceFrame.Status.class)).isEmpty();

        chat.timers.pass(Duration.ofSeconds(10));
        again.hasEachOnceInOrder(1, LONG_MESSAGES);
        again.sees(Phase.CHATTING);
    }

    @Test
    void whoAsksAgainAndAgain_costsNoMoreThanThePace() {
        List<VisitorTab> tabs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            tabs.add(chat.visitorFrom("203.0.113.7").resumes(vera, 0));
        }
        int seconds = 60;
        for (int i = 0; i < 10 * seconds; i++) {
            chat.timers.pass(Duration.ofMillis(100));
            tabs.forEach(tab -> tab.resumes(vera.token(), 0));
        }
        double most = 2 * MEGABYTE + seconds * MEGABYTE / 10;
        assertThat(chat.here.replays().messages() * (double) LONG_TEXT.length() * 2)
                .as("but for what is owed, and the one short message")
                .isLessThan(1.2 * most);
        assertThat(chat.timers.size())
                .as("one for each socket and one for the address")
                .isLessThanOrEqualTo(7);
    }

    @Test
    void whoComesAgainOnFreshSockets_doesNotCostMoreEither() {
        for (int i = 0; i < 200; i++) {
            VisitorTab tab = chat.visitorFrom("203.0.113.7").resumes(vera, 0);
            tab.leaves();
        }
        chat.timers.pass(Duration.ofSeconds(1));
        assertThat(chat.here.replays().messages() * (double) LONG_TEXT.length() * 2)
                .isLessThan(2.5 * MEGABYTE);
        chat.timers.pass(Duration.ofMinutes(1));
        assertThat(chat.timers.size()).as("nobody is left who waits").isZero();
    }

    @Test
    void othersElsewhere_getTheirs() {
        for (int i = 0; i < 6; i++) {
            chat.visitorFrom("203.0.113.7").resumes(vera, 0);
        }
        VisitorTab otto = chat.visitorFrom("203.0.113.8").starts("Otto");
        otto.says("hi");
        VisitorTab again = chat.visitorFrom("203.0.113.8").resumes(otto, 0);
        again.receives("hi");
        again.sees(Phase.WAITING);
    }

    @Test
    void ofOneAddress_twoPagesAreReadAtOnce_andSocketsTakeTurns() {
        VisitorTab first = chat.visitorFrom("203.0.113.7").resumes(vera, LONG_MESSAGES);
        VisitorTab second = chat.visitorFrom("203.0.113.7").resumes(vera, LONG_MESSAGES);
        VisitorTab third = chat.visitorFrom("203.0.113.7").resumes(vera, LONG_MESSAGES);
        chat.storeWork.areForLater();
        List<VisitorTab> tabs = List.of(first, second, third);
        tabs.forEach(tab -> tab.resumes(vera.token(), 0));
        assertThat(chat.storeWork.size()).isEqualTo(2);

        chat.storeWork.doOne();
        chat.storeWork.doOne();
        chat.storeWork.doOne();
        assertThat(tabs)
                .as("each has a page before one has two")
                .allSatisfy(tab -> assertThat(tab.seqs()).hasSizeBetween(10, 20));
    }

    @Test
    void anOfficeThatComesBack_doesNotWait() {
        List<VisitorTab> office = IntStream.range(0, 500)
                .mapToObj(i -> chat.visitorFrom("203.0.113.7").starts("Person " + i))
                .toList();
        office.forEach(tab -> tab.says("still there?"));
        office.forEach(VisitorTab::leaves);
        office.forEach(tab -> {
            VisitorTab again = chat.visitorFrom("203.0.113.7").resumes(tab, 0);
            again.receives("still there?");
            again.sees(Phase.WAITING);
        });
    }

    @Test
    void aCrowdOfResumesDuringAReplay_isOneMore() {
        VisitorTab again = chat.visitorFrom("203.0.113.7").resumes(vera, LONG_MESSAGES);
        long before = chat.here.replays().messages();
        chat.storeWork.areForLater();
        for (int i = 0; i < 100; i++) {
            again.resumes(vera.token(), LONG_MESSAGES - 2);
        }
        chat.storeWork.doAll();
        assertThat(chat.here.replays().messages() - before).as("messages read").isEqualTo(6);
        again.hasEachOnceInOrder(LONG_MESSAGES - 1, LONG_MESSAGES);
        again.sees(Phase.CHATTING);
    }

    @Test
    void whenTheWorkersTakeNoMore_allWhoWaitAreTold_andGetItLater() {
        HeldExecutor changes = new HeldExecutor();
        boolean[] full = {true};
        Executor workers = task -> {
            if (full[0]) {
                throw new RejectedExecutionException("made to refuse by the test");
            }
            task.run();
        };
        Chat crowd = new Chat(new Workers(changes, workers));
        VisitorTab otto = crowd.visitor().starts("Otto");
        List<VisitorTab> tabs = IntStream.range(0, 1_000)
                .mapToObj(_ -> crowd.visitorFrom("203.0.113.7").resumes(otto, 0))
                .toList();
        tabs.forEach(tab -> tab.isRefused(ErrorCode.STORE_UNAVAILABLE));
        full[0] = false;
        crowd.refresh();
        tabs.forEach(tab -> tab.sees(Phase.WAITING));
    }

    @Test
    void anAgent_getsMore_atAPaceToo() {
        AgentTab desk = chat.agent("Alice");
        desk.resumes(vera, 0);
        desk.hasEachOnceInOrder(1, LONG_MESSAGES);
        desk.resumes(vera, 0);
        assertThat(desk.seqs()).hasSizeLessThan(2 * LONG_MESSAGES);
        chat.timers.pass(Duration.ofSeconds(20));
        assertThat(desk.seqs()).hasSize(2 * LONG_MESSAGES);
    }

    @Test
    void theNextMessage_comesAfterAReplayThatWaits_once() {
        VisitorTab again = chat.visitorFrom("203.0.113.7").resumes(vera, 0);
        alice.says(vera, "still here?");
        again.receives(
                again.seqs().stream().filter(seq -> seq > 1).map(_ -> LONG_TEXT).toArray(String[]::new));
        chat.timers.pass(Duration.ofSeconds(10));
        again.hasEachOnceInOrder(1, LONG_MESSAGES + 1);
    }
}
