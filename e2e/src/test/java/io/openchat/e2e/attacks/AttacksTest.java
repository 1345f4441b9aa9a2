package io.openchat.e2e.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openchat.e2e.attacks.means.Attacker;
import io.openchat.e2e.attacks.others.Bystanders;
import io.openchat.e2e.attacks.others.PassersBy;
import io.openchat.e2e.attacks.site.Cores;
import io.openchat.e2e.attacks.site.Door;
import io.openchat.e2e.attacks.site.Gauge;
import io.openchat.e2e.attacks.site.Site;
import io.openchat.e2e.faults.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever somebody without a login does, the others chat on: no socket of theirs is lost, no message, no process ends, and the
 * memory comes back.
 *
 * <p>{@code -Dattacks.seconds} says for how long each attack goes on; {@code -Dattacks.only=PINGS,STARTS} leaves the others out.
 */
@Tag("attacks")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksTest {
    private static final Path FOLDER = Path.of("target", "attacks");
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("attacks.seconds", 15));
    private static final Duration MEMORY_BACK = Duration.ofSeconds(60);
    private static final Duration OF_USE_AGAIN = Duration.ofSeconds(20);
    private static final String ONLY = System.getProperty("attacks.only", "");

    private final Report report = new Report(Path.of("target", "attacks.md"), TIME.toSeconds());
    private final Map<Door, Bystanders> bystanders = new HashMap<>();
    private Site site;
    private int attackers;

    @BeforeAll
    void start() throws IOException {
        Cores.takeOurs();
        Folders.delete(FOLDER);
        site = new Site(FOLDER);
    }

    @AfterAll
    void close() {
        bystanders.values().forEach(Bystanders::close);
        try (Site ends = site) {
            ends.stop();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void othersChatOn(Attack attack) throws InterruptedException {
        assumeTrue(ONLY.isEmpty() || Arrays.asList(ONLY.split(",")).contains(attack.name()));
        Door door = attack.target(site);
        Outcome outcome = happens(attack, door);
        report.add(outcome);
        if (!outcome.harm().isEmpty()) {
            site.renew(door); // the next attack is not to suffer from this one
        }
        assertThat(outcome.harm()).isEmpty();
    }

    private Outcome happens(Attack attack, Door door) throws InterruptedException {
        Bystanders others = others(door);
        others.talk();
        String address = "203.0.113." + ++attackers;
        try (Gauge gauge = Gauge.of(door);
                PassersBy passersBy = new PassersBy(door)) {
            long before = gauge.held();
            gauge.takePeak();
            others.measureFrom();
            Attacker attacker = new Attacker(door, address, site.records(), attack.time(TIME));
            Thread deeds = Thread.ofPlatform().name("attacker").start(() -> attack.by(attacker));
            int ended = endures(attacker, door, others);
            others.measureUntil();
            deeds.join(MEMORY_BACK);
            passersBy.leave();
            ended += revived(door, passersBy);
            long peak = gauge.takePeak();
            long after = ended > 0 ? Outcome.UNKNOWN : gauge.settles(Outcome.mostHeldAfter(before), MEMORY_BACK);
            var tally = others.finish();
            return new Outcome(attack, attacker, tally, passersBy, others.lost(), before, peak, after, ended);
        }
    }

    /** Somebody comes while it goes on, and a process that ends is started again, as a cluster does it; how often that was. */
    private int endures(Attacker attacker, Door door, Bystanders others) throws InterruptedException {
        int ended = 0;
        boolean came = false;
        long third = System.nanoTime() + TIME.toNanos() / 3;
        while (attacker.goesOn()) {
            if (!door.part().isAlive()) {
                ended++;
                door.part().start();
            }
            if (!came && System.nanoTime() > third) {
                others.newcomers();
                came = true;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return ended;
    }

    /** A process that is dead, or alive and of no use, is started anew; how often that was. */
    private int revived(Door door, PassersBy passersBy) throws InterruptedException {
        long giveUp = System.nanoTime() + OF_USE_AGAIN.toNanos();
        while (!door.part().isReady() && System.nanoTime() < giveUp) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        // it says that it is ready also when only some of its event loops answer
        if (door.part().isReady() && passersBy.unanswered() == 0) {
            return 0;
        }
        site.renew(door);
        return 1;
    }

    /** Through the front where that is attacked, else past it. */
    private Bystanders others(Door door) {
        Door theirs = door.tls() ? door : site.chat();
        return bystanders.computeIfAbsent(theirs, way -> new Bystanders(site, way, new Random(1)));
    }
}
