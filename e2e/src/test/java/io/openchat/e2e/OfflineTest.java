package io.openchat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import io.openchat.e2e.Cast.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people write gets through once and in order, whatever becomes of their page and of their network. */
@ExtendWith(Stage.class)
class OfflineTest {

    /** More often than the 8 s after which a client says something, no network that we know of ends a connection. */
    private static final Duration IDLE = Duration.ofSeconds(11);

    /** A line on which nothing was heard for 20 s is given up; the rest is for the way back. */
    private static final double HALF_OPEN = 25_000;

    /** A page that wakes up asks the line for a sign of life for 2 s; what is longer than this was found otherwise. */
    private static final double WAKING = 10_000;

    @Test
    void whatIsWrittenWithoutANetworkIsSentOnceWhenItIsBack(Cast cast) {
        Tunnel network = cast.network();
        Visitor olga = cast.visitor(Window.PHONE, network);
        olga.opens();
        olga.starts("Olga Offline");
        olga.isWaiting();
        Agent alice = cast.agent("alice", Window.LAPTOP, network);
        alice.logsIn();
        alice.claims("Olga Offline");
        olga.isTalkingTo("Alice Archer");

        cast.expectCuts();
        cast.expectComplaints("Failed to load resource");
        network.cuts();
        olga.losesNetwork(true);
        List<String> said = List.of("offline 1", "offline 2", "offline 3");
        said.forEach(olga::says);
        alice.says("Olga Offline", "agent, offline");
        olga.hasPending("offline 3");
        olga.isToldThatTheLineIsLost();
        alice.hasPending("Olga Offline", "agent, offline");
        alice.isToldThatTheLineIsLost();
        // all that a closed tab leaves is what the browser keeps
        olga.closesTab();

        network.opens();
        olga.losesNetwork(false);
        olga.opensNewTab();
        olga.hasSent("offline 3");
        olga.isConnected();
        alice.isBack();
        alice.sees("Olga Offline", "offline 3", Patience.PAGE);
        alice.hasSent("Olga Offline", "agent, offline");
        List<String> texts = cast.records().texts("Olga Offline");
        assertThat(texts).containsSubsequence(said).hasSize(4).contains("agent, offline");
        olga.reads(texts);
        alice.reads("Olga Offline", texts);
    }

    @Test
    void aPageThatIsLoadedAgainWhileItSendsLosesAndRepeatsNothing(Cast cast) {
        Visitor rudi = cast.visitor(Window.LAPTOP);
        rudi.opens();
        rudi.starts("Rudi Reloads");
        rudi.isWaiting();
        List<String> said =
                IntStream.rangeClosed(1, 8).mapToObj(n -> "quick " + n).toList();
        for (String text : said) {
            rudi.says(text);
            rudi.reloads();
        }
        rudi.hasSent(said.getLast());
        rudi.reads(said);
        assertThat(cast.records().texts("Rudi Reloads")).isEqualTo(said);
    }

    @Test
    void twoTabsShareWhatIsNotSentAndTheOneThatIsLeftSendsIt(Cast cast) {
        Tunnel network = cast.network();
        Visitor first = cast.visitor(Window.LAPTOP, network);
        first.opens();
        first.starts("Thea Tabs");
        first.isWaiting();
        Visitor second = first.opensAnotherTab();
        second.isWaiting();

        cast.expectCuts();
        network.cuts();
        first.says("first, cut off");
        second.says("second, cut off");
        first.hasPending("second, cut off");
        second.hasPending("first, cut off");
        second.closesTab();
        network.opens();
        first.isBack();
        first.hasSent("second, cut off");
        assertThat(cast.records().texts("Thea Tabs")).containsExactly("first, cut off", "second, cut off");

        second.opensNewTab();
        second.isWaiting();
        List<String> more = new ArrayList<>();
        for (int n = 1; n <= 4; n++) {
            more.addAll(List.of("first " + n, "second " + n));
            first.says("first " + n);
            second.says("second " + n);
            second.reloads();
        }
        second.hasSent("second 4");
        first.hasSent("first 4");
        List<String> texts = cast.records().texts("Thea Tabs");
        assertThat(texts)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("first, cut off", "second, cut off"), more.stream())
                                .toList());
        first.reads(texts);
        second.reads(texts);
    }

    @Test
    void aTextThatIsNotSentYetIsThereAfterAReload(Cast cast) {
        Visitor dora = cast.visitor(Window.PHONE);
        dora.opens();
        dora.starts("Dora Draft");
        Agent alice = cast.agent("alice", Window.WIDE);
        alice.logsIn();
        alice.claims("Dora Draft");
        dora.isTalkingTo("Alice Archer");

        dora.types("What I was about to say");
        alice.types("Dora Draft", "What I was about to answer");
        dora.reloads();
        alice.reloads();
        dora.hasInHand("What I was about to say");
        alice.hasInHand("Dora Draft", "What I was about to answer");
        dora.isTalkingTo("Alice Archer");

        dora.says("What I say");
        dora.hasSent("What I say");
        dora.reloads();
        dora.hasSent("What I say");
        dora.hasInHand("");
    }

    /** Two at once, for both take their time. */
    @Test
    void anIdleLineLivesAndADeadOneIsFound(Cast cast) {
        Tunnel impatient = cast.network(IDLE);
        Tunnel forgetful = cast.network();
        Visitor ida = cast.visitor(Window.LAPTOP, impatient);
        List<WebSocket> lines = new ArrayList<>();
        ida.page().onWebSocket(lines::add);
        ida.opens();
        ida.starts("Ida Idle");
        ida.isWaiting();
        Visitor hana = cast.visitor(Window.LAPTOP, forgetful);
        List<WebSocket> linesOfHana = new ArrayList<>();
        hana.page().onWebSocket(linesOfHana::add);
        hana.opens();
        hana.starts("Hana Halfopen");
        hana.isWaiting();

        forgetful.losesConnections();
        hana.says("into the void");

        hana.page().waitForCondition(() -> impatient.endedIdle() > 0, patience(HALF_OPEN));
        hana.hasSent("into the void", HALF_OPEN);
        assertThat(linesOfHana).as("the dead line and the one that took over").hasSizeGreaterThan(1);
        assertThat(cast.records().texts("Hana Halfopen")).containsExactly("into the void");
        ida.says("still the same line");
        ida.hasSent("still the same line");
        assertThat(lines).singleElement().matches(line -> !line.isClosed());
    }

    @Test
    void aMachineThatSleptNoticesSoonAfterWakingThatItsLineIsDead(Cast cast) {
        Tunnel network = cast.network();
        Visitor sven = cast.visitor(Window.PHONE, network);
        sven.page().clock().install();
        sven.opens();
        sven.starts("Sven Sleeps");
        sven.isWaiting();

        network.losesConnections();
        sven.page().clock().fastForward("02:00:00");
        sven.says("good morning");
        sven.hasSent("good morning", WAKING);
        assertThat(cast.records().texts("Sven Sleeps")).containsExactly("good morning");
    }

    @Test
    void aNetworkThatAsksForALoginIsWaitedFor(Cast cast) {
        Tunnel network = cast.network();
        Visitor lena = cast.visitor(Window.PHONE, network);
        lena.opens();
        lena.starts("Lena Login");
        lena.isWaiting();

        cast.expectCuts();
        network.asksForLogin();
        lena.says("from the train");
        lena.page().waitForCondition(() -> network.turnedAway() >= 3, patience(Patience.PAGE));
        lena.hasPending("from the train");
        lena.isToldThatTheLineIsLost();
        network.opens();
        lena.isBack();
        lena.hasSent("from the train");
        assertThat(cast.records().texts("Lena Login")).containsExactly("from the train");
    }

    @Test
    void whatAnAgentCouldNotSendBeforeTheEnd_isKeptForTheAgentAlone(Cast cast) {
        Tunnel network = cast.network();
        Visitor zoe = cast.visitor(Window.PHONE);
        zoe.opens();
        zoe.starts("Zoe Leaves");
        Agent alice = cast.agent("alice", Window.WIDE, network);
        alice.logsIn();
        alice.claims("Zoe Leaves");
        zoe.isTalkingTo("Alice Archer");

        cast.expectCuts();
        cast.expectComplaints("Failed to load resource");
        // for new lines there is no way: alice would take one when the answers stay away for long
        network.losesAnswers();
        alice.says("Zoe Leaves", "Stored, but the answer got lost");
        zoe.sees("Stored, but the answer got lost");
        alice.says("Zoe Leaves", "Never sent");
        network.cuts();
        alice.hasPending("Zoe Leaves", "Stored, but the answer got lost");
        alice.hasPending("Zoe Leaves", "Never sent");
        alice.closesTab();
        zoe.ends();
        network.opens();

        alice.opensNewTab();
        alice.findsUnsent("Never sent");
        assertThat(cast.records().texts("Zoe Leaves")).containsExactly("Stored, but the answer got lost");
        alice.discardsUnsent();
        alice.findsUnsent();
        alice.reloads();
        alice.findsUnsent();
    }

    @Test
    void aBrowserThatKeepsNothingStillChatsAndSaysSo(Cast cast) {
        Visitor mute = cast.visitor(Window.PHONE);
        mute.page().addInitScript(Visitor.KEEPS_NOTHING);
        mute.opens();
        mute.starts("Quentin Quota");
        mute.isWaiting();
        mute.types("kept nowhere");
        mute.isToldThatNothingIsKept(true);
        mute.says("kept nowhere");
        mute.hasSent("kept nowhere");
        mute.isToldThatNothingIsKept(false);
    }

    private static Page.WaitForConditionOptions patience(double millis) {
        return new Page.WaitForConditionOptions().setTimeout(millis);
    }
}
