package io.openchat.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openchat.e2e.faults.client.Tally;
import io.openchat.testkit.store.BehindProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a person has seen as sent is on record, and what is on record reaches the other side, once and in order: with
 * several pods, and whatever breaks.
 *
 * <p>{@code -Dfaults.replicas}, {@code -Dfaults.minutes} (of the storm), {@code -Dfaults.talks} (at a time in the storm) and
 * {@code -Dfaults.seed} say how much of it; {@code -Dfaults.only=POD_KILLED,STORM} leaves the others out.
 */
@Tag("faults")
@BehindProxy
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
    private static final Path FOLDER = Path.of("target", "faults");
    private static final int TALKS = 24;
    private static final long PAUSE = 500;
    private static final int MESSAGES_BEFORE = 200;
    private static final Duration AFTERWARDS = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final List<String> ONLY =
            List.of(System.getProperty("faults.only", "").split(","));

    private final long seed = Long.getLong("faults.seed", System.nanoTime());
    private final Table table = new Table(FOLDER.resolve("table.md"));
    private Scene scene;

    @BeforeAll
    void start() throws IOException {
        System.out.println("-Dfaults.seed=" + seed);
        Folders.delete(FOLDER);
        scene = Scene.open(FOLDER, Integer.getInteger("faults.replicas", 3), seed);
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostRepeatedOrReordered(Fault fault) {
        assumeTrue(isWanted(fault.name()));
        assumeTrue(fault.canHappen(scene), "takes --store-command");
        Tally tally = new Tally();
        scene.talks(TALKS, PAUSE, Integer.MAX_VALUE, tally);
        long enough = MESSAGES_BEFORE;
        scene.waitFor(PATIENCE, "talking", () -> scene.count(Tally::acked, tally) >= enough);

        fault.happen(scene);
        scene.lasts(AFTERWARDS);
        scene.stop();
        scene.waitFor(PATIENCE, "at rest", () -> scene.running() == 0);

        judge(fault.toString(), tally);
        if (fault.isOfTheStoreAlone()) {
            assertThat(tally.refusals()).as("refused for good").isEmpty();
            assertThat(tally.closeCodes()).as("sockets lost").isEmpty();
        }
    }

    /** Conversations come and go while one fault follows the other, in an order that nobody has thought of. */
    @Test
    void nothingIsLostRepeatedOrReorderedInAStorm() {
        assumeTrue(isWanted("STORM"));
        Tally tally = new Tally();
        long minutes = Long.getLong("faults.minutes", 2);
        int talks = Integer.getInteger("faults.talks", TALKS);
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        CompletableFuture<Void> weather = CompletableFuture.runAsync(() -> storm(end));
        while (System.nanoTime() < end) {
            scene.talks(talks - scene.running(), PAUSE, 50 + scene.random.nextInt(200), tally);
            scene.lasts(Duration.ofMillis(500));
        }
        scene.waitFor(PATIENCE, "the end of the last fault", weather::isDone);
        weather.join(); // a part that did not start again is a failure, too
        scene.stop();
        scene.waitFor(PATIENCE, "at rest", () -> scene.running() == 0);

        System.out.println("memory in MB: " + scene.cluster.memory());
        judge("storm of " + minutes + " min", tally);
    }

    private void storm(long end) {
        List<Fault> faults = Stream.of(Fault.values())
                .filter(fault -> fault.canHappen(scene))
                .toList();
        while (System.nanoTime() < end) {
            Fault next = faults.get(scene.random.nextInt(faults.size()));
            System.out.println(Instant.now() + " " + next);
            next.happen(scene);
            scene.lasts(Duration.ofSeconds(10 + scene.random.nextInt(30)));
        }
    }

    private static boolean isWanted(String fault) {
        return ONLY.equals(List.of("")) || ONLY.contains(fault);
    }

    private void judge(String what, Tally tally) {
        scene.check(tally);
        table.add(what, tally);
        assertThat(tally.complaints()).isEmpty();
        assertThat(tally.acked()).as("everything sent is acknowledged").isEqualTo(tally.sent());
    }
}
