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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** An OpenChat on a cluster of yours does what it is for, also while it is upgraded; run by {@code e2e/cluster/run}. */
@Tag("cluster")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InstalledTest {
    private static final int CHATS = Integer.getInteger("installed.chats", 50);
    private static final long PAUSE = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** How often somebody says something in the browser while something happens. */
    private static final Duration SAY_EVERY = Duration.ofSeconds(5);

    private final List<Tokens> tokens = new ArrayList<>();
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
    @Order(1)
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

    /**
     * {@code -Dinstalled.meanwhile} is a folder of shell scripts, such as one that upgrades: they are run in the order of their
     * names, each in the middle of 50 chats, and all of them in the middle of one in a browser.
     */
    @Test
    @Order(3)
    void nothingIsLostRepeatedOrReorderedMeanwhile() throws Exception {
        List<Path> scripts = scripts();
        assertThat(scripts).isNotEmpty();
        Table table = new Table(Path.of("target", "meanwhile.md"));
        BrowserChat chat = new BrowserChat(installed);
        for (Path script : scripts) {
            String what = script.getFileName().toString().replaceFirst("^[0-9]+-", "");
            Tally tally = new Tally();
            chatsDuring(
                    () -> {
                        chat.goesOn("before the " + what);
                        Process process = new ProcessBuilder("sh", script.toString())
                                .inheritIO()
                                .start();
                        while (!process.waitFor(SAY_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                            renewed();
                            chat.goesOn("during the " + what);
                        }
                        assertThat(process.exitValue())
                                .as("status of the " + what)
                                .isZero();
                        chat.goesOn("after the " + what);
                    },
                    tally);
            table.add("%s in the middle of %d chats".formatted(what, CHATS), tally);
            assertThat(tally.complaints()).isEmpty();
            assertThat(tally.acked()).as("everything sent is acknowledged").isEqualTo(tally.sent());
        }
        chat.isWholeOnBothSides();
        System.out.printf("in the browser: %s%n", chat.told());
        chat.ends();
    }

    /** Fifty visitors and two agents talk by sockets from before until after something, and all they showed is on record. */
    private void chatsDuring(Meanwhile meanwhile, Tally tally) throws Exception {
        Loop loop = new Loop(installed.address(), installed.origin(), new Random(1));
        try (People people = new People(seats(), loop, new StoreAddress(installed.store(), Collections.DATABASE))) {
            people.talks(CHATS, PAUSE, Integer.MAX_VALUE, tally);
            people.waitFor(PATIENCE, "talking", () -> people.count(Tally::acked, tally) >= 2L * CHATS);
            meanwhile.happens();
            people.lasts(Duration.ofSeconds(5));
            people.stop();
            people.waitFor(PATIENCE, "at rest", () -> renewed() && people.running() == 0);
            people.check(tally);
        }
    }

    /** What holds the tokens of two agents. */
    private List<Supplier<String>> seats() {
        if (tokens.isEmpty()) {
            tokens.add(new Tokens(installed.agent("alice", Window.LAPTOP)));
            tokens.add(new Tokens(installed.agent("bob", Window.LAPTOP)));
        }
        renewed();
        return tokens.stream().<Supplier<String>>map(agents -> agents::current).toList();
    }

    /** True, when all agents have tokens that last for some minutes. */
    private boolean renewed() {
        tokens.forEach(Tokens::renew);
        return true;
    }

    /** What happens while people talk. */
    private interface Meanwhile {
        void happens() throws Exception;
    }

    /**
     * Nobody says anything for {@code -Dinstalled.quiet} minutes, and then both do: what has lasted are the very sockets. The
     * portal's is opened anew when its token ends, which is in time.
     */
    @Test
    @Order(2) // before anything happens to the pods
    @EnabledIfSystemProperty(named = "installed.quiet", matches = "[1-9][0-9]*")
    void aChatInWhichNobodySaysAnything_staysOpen() {
        BrowserChat chat = new BrowserChat(installed);
        chat.goesOn("a word before");
        int visitors = chat.socketsOfTheVisitor();
        chat.isQuietFor(Duration.ofMinutes(Long.parseLong(Installed.property("quiet"))));
        assertThat(chat.socketsOfTheVisitor())
                .as("sockets that the visitor opened")
                .isEqualTo(visitors);
        chat.goesOn("a word after");
        chat.isWholeOnBothSides();
        System.out.printf("in the browser: %s%n", chat.told());
        chat.ends();
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(Installed.property("meanwhile")))) {
            return files.sorted().toList();
        }
    }

    private static void photograph(com.microsoft.playwright.Page page, String who) {
        page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "installed-" + who + ".png")));
    }
}
