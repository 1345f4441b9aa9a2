package io.openchat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.openchat.e2e.Cast.Window;
import io.openchat.e2e.faults.People;
import io.openchat.e2e.faults.Table;
import io.openchat.e2e.faults.client.Loop;
import io.openchat.e2e.faults.client.Tally;
import io.openchat.shared.record.Collections;
import io.openchat.testkit.store.StoreAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An OpenChat on a cluster of yours does what it is for, also while it is upgraded; run by {@code e2e/cluster/run}. */
@Tag("cluster")
class InstalledTest {
    private static final int CHATS = 50;
    private static final long PAUSE = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Installed installed;

    @BeforeEach
    void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(Patience.RESTART);
        installed = new Installed();
    }

    @AfterEach
    void close() {
        installed.close();
    }

    @Test
    void aVisitorIsServedAndTheRecordTellsAllOfIt() {
        List<String> said = List.of("Is the ridge tent in stock?", "Three green ones.");
        Visitor vera = installed.visitor(Window.PHONE);
        vera.opens();
        vera.starts("Vera Vance", "vera@example.org", "+49 30 1234");
        vera.isWaiting();
        vera.says(said.getFirst());
        Agent alice = installed.agent("alice", Window.WIDE);
        alice.logsIn();
        alice.claims("Vera Vance");
        alice.says("Vera Vance", said.getLast());
        vera.reads(said);
        photograph(vera.page(), "visitor");
        photograph(alice.page(), "agent");
        alice.ends("Vera Vance");
        vera.isToldThatItEnded();

        Viewer victor = installed.viewer("victor", Window.LAPTOP);
        victor.logsIn();
        victor.findsSession("Vera Vance");
        victor.opensTranscript();
        victor.reads(said);
        photograph(victor.page(), "viewer");
    }

    /** {@code -Dinstalled.meanwhile} is a shell's command that upgrades, and returns when that is done. */
    @Test
    void nothingIsLostRepeatedOrReorderedWhileItIsUpgraded() throws Exception {
        List<String> tokens = List.of(token("alice"), token("bob"));
        Loop loop = new Loop(installed.address(), installed.origin(), new Random(1));
        Tally tally = new Tally();
        try (People people = new People(loop, new StoreAddress(installed.store(), Collections.DATABASE), tokens)) {
            people.talks(CHATS, PAUSE, Integer.MAX_VALUE, tally);
            people.waitFor(PATIENCE, "talking", () -> people.count(Tally::acked, tally) >= 2 * CHATS);
            Process upgrade = new ProcessBuilder("sh", "-c", Installed.property("meanwhile"))
                    .inheritIO()
                    .start();
            assertThat(upgrade.waitFor()).as("status of the upgrade").isZero();
            people.lasts(Duration.ofSeconds(5));
            people.stop();
            people.waitFor(PATIENCE, "at rest", () -> people.running() == 0);
            people.check(tally);
        }
        new Table(Path.of("target", "upgrade.md")).add("an upgrade in the middle of " + CHATS + " chats", tally);
        assertThat(tally.complaints()).isEmpty();
        assertThat(tally.acked()).as("everything sent is acknowledged").isEqualTo(tally.sent());
    }

    /** As the portal gets it, after a login. */
    private String token(String name) {
        Agent agent = installed.agent(name, Window.LAPTOP);
        agent.logsIn();
        String token = (String) agent.page()
                .evaluate("fetch('/agent/api/token').then(answer => answer.json()).then(answer => answer.token)");
        agent.page().close();
        return token;
    }

    private static void photograph(com.microsoft.playwright.Page page, String who) {
        page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "installed-" + who + ".png")));
    }
}
