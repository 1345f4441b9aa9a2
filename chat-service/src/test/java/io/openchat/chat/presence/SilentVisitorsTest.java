package io.openchat.chat.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.core.Core;
import io.openchat.chat.quota.Capacity;
import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who waits, has not written and has gone gives the place back soon; who only looks away for a moment keeps it. */
class SilentVisitorsTest {
    private static final Duration REPORT = Duration.ofSeconds(10);
    private static final Duration SWEEP = Duration.ofSeconds(5);
    private static final int MOST = 100;

    private final Chat chat = new Chat(new Capacity(MOST, MOST));
    private Duration sinceReport = Duration.ZERO;

    SilentVisitorsTest() {
        passes(Chat.VISITOR_GRACE.plus(REPORT));
    }

    /** Both pods report every ten seconds and sweep every five. */
    private void passes(Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minus(SWEEP)) {
            chat.clock.advance(SWEEP);
            sinceReport = sinceReport.plus(SWEEP);
            if (sinceReport.compareTo(REPORT) >= 0) {
                sinceReport = Duration.ZERO;
                chat.here.report().run();
                chat.there.report().run();
            }
            chat.here.sweep().run();
            chat.there.sweep().run();
        }
    }

    private List<VisitorTab> come(int visitors) {
        List<VisitorTab> come = new ArrayList<>();
        for (int i = 0; i < visitors; i++) {
            come.add(chat.visitor().starts("v" + i));
            chat.clock.advance(Duration.ofMillis(1));
        }
        return come;
    }

    private Phase stateOf(VisitorTab visitor) {
        return chat.conversations.get(visitor.conversation()).phase();
    }

    private long waiting() {
        return chat.conversations.open().size();
    }

    @Test
    void whoLeavesWithoutAWord_losesThePlaceAfterThirtySeconds() {
        VisitorTab vera = chat.visitor().starts("Vera");
        vera.leaves();
        passes(Chat.SILENT_GRACE);
        assertThat(stateOf(vera)).as("within the grace").isEqualTo(Phase.WAITING);
        passes(REPORT);
        assertThat(stateOf(vera)).isEqualTo(Phase.ENDED);
    }

    @Test
    void whoHasWritten_keepsThePlaceAsLongAsAnybody() {
        VisitorTab vera = chat.visitor().starts("Vera");
        vera.says("Hello?");
        vera.leaves();
        passes(Chat.VISITOR_GRACE.minus(REPORT));
        assertThat(stateOf(vera)).isEqualTo(Phase.WAITING);
        passes(REPORT.multipliedBy(3));
        assertThat(stateOf(vera)).isEqualTo(Phase.ENDED);
    }

    @Test
    void whoWasServedBefore_keepsThePlaceAsLongAsAnybody() {
        VisitorTab vera = chat.visitor().starts("Vera");
        AgentTab alice = chat.agent("Alice");
        alice.claims(vera);
        alice.releases(vera);
        vera.leaves();
        passes(Chat.VISITOR_GRACE.minus(REPORT));
        assertThat(stateOf(vera)).isEqualTo(Phase.WAITING);
    }

    @Test
    void whoStays_keepsThePlace_howeverSilent() {
        VisitorTab vera = chat.visitor().starts("Vera");
        passes(Duration.ofMinutes(30));
        assertThat(stateOf(vera)).isEqualTo(Phase.WAITING);
    }

    @Test
    void whoComesBackAtTheLastMoment_keepsThePlace_beforeAnyReport() {
        VisitorTab vera = chat.visitor().starts("Vera");
        vera.leaves();
        passes(Chat.SILENT_GRACE.minus(SWEEP));
        VisitorTab again = chat.visitor(chat.there).resumes(vera, 0);
        chat.clock.advance(SWEEP.multipliedBy(2));
        chat.here.sweep().run();
        chat.there.sweep().run();
        again.sees(Phase.WAITING);
        assertThat(stateOf(vera)).isEqualTo(Phase.WAITING);
    }

    @Test
    void whoIsClaimedWhileTheSweepLooks_isNotEnded() {
        VisitorTab vera = chat.visitor().starts("Vera");
        vera.leaves();
        passes(Chat.SILENT_GRACE);
        chat.conversations.afterLookingForTheGone(() -> chat.agent("Alice").claims(vera));
        passes(SWEEP);
        assertThat(stateOf(vera)).isEqualTo(Phase.CHATTING);
    }

    @Test
    void aFloodOfStarts_shrinksByItself_andOthersGetIn() {
        come(MOST).forEach(VisitorTab::leaves);
        chat.visitor().starts("Vera").isRefused(ErrorCode.BUSY);
        passes(Duration.ofSeconds(40));
        assertThat(waiting()).isZero();
        chat.visitor().starts("Vera").sees(Phase.WAITING);
    }

    @Test
    void underPressure_theOldestLeaveEarlier_asManyAsAreTooMany() {
        List<VisitorTab> crowd = come(90);
        crowd.forEach(VisitorTab::leaves);
        passes(Sweep.WHEN_PRESSED);
        assertThat(waiting()).isEqualTo(80);
        assertThat(stateOf(crowd.get(9))).isEqualTo(Phase.ENDED);
        assertThat(stateOf(crowd.get(10))).isEqualTo(Phase.WAITING);
    }

    @Test
    void underPressure_whoReloadsOrLocksThePhone_keepsThePlace() {
        VisitorTab vera = chat.visitor().starts("Vera");
        come(MOST - 1).forEach(VisitorTab::leaves);
        passes(REPORT);
        chat.clock.advance(REPORT.minusSeconds(1));
        vera.leaves();
        chat.clock.advance(Duration.ofSeconds(1));
        passes(Duration.ofSeconds(10));
        VisitorTab again = chat.visitor(chat.there).resumes(vera, 0);
        passes(Duration.ofMinutes(2));
        again.sees(Phase.WAITING);
        assertThat(stateOf(vera)).isEqualTo(Phase.WAITING);
    }

    @Test
    void withoutPressure_nobodyLeavesEarlier() {
        List<VisitorTab> crowd = come(80);
        crowd.forEach(VisitorTab::leaves);
        passes(Sweep.WHEN_PRESSED);
        assertThat(waiting()).isEqualTo(80);
    }

    @Test
    void bothPodsMaySweepAtOnce_eachChatEndsOnce() {
        VisitorTab vera = chat.visitor().starts("Vera");
        vera.leaves();
        passes(Chat.SILENT_GRACE);
        chat.conversations.afterLookingForTheGone(() -> {
            chat.clock.advance(SWEEP);
            chat.there.sweep().run();
        });
        passes(REPORT);
        assertThat(chat.conversations.get(vera.conversation()).version()).isEqualTo(2);
        assertThat(chat.record(vera)).containsExactly("system: ended_by_drop");
    }

    @Test
    void afterAStart_nothingIsSweptBeforeAWholeGrace() {
        VisitorTab vera = chat.visitor().starts("Vera");
        chat.clock.advance(Duration.ofHours(9));
        Core fresh = chat.freshPod();
        fresh.report().run();
        fresh.sweep().run();
        assertThat(stateOf(vera)).isEqualTo(Phase.WAITING);
    }
}
