package io.openchat.e2e.attacks.others;

import io.openchat.e2e.attacks.site.Door;
import io.openchat.e2e.attacks.site.Site;
import io.openchat.e2e.faults.People;
import io.openchat.e2e.faults.client.Loop;
import io.openchat.e2e.faults.client.Tally;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Visitors and agents who talk at a steady rate, and others who come while an attack goes on. */
public final class Bystanders implements AutoCloseable {
    private static final int AGENTS = 4;
    private static final int TALKS = 12;
    private static final int NEWCOMERS = 3;
    private static final long PAUSE_MILLIS = 700;
    private static final int ACKS_BEFORE = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Loop loop;
    private final People people;
    private Tally tally = new Tally();
    private Map<Integer, Integer> lostBefore = Map.of();

    /** People who come by this door. */
    public Bystanders(Site site, Door door, Random random) {
        loop = new Loop(new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port()), door.origin(), random);
        people = new People(
                loop,
                site.records(),
                IntStream.rangeClosed(1, AGENTS)
                        .mapToObj(n -> site.token("agent-" + n))
                        .toList());
    }

    /** They come, and talk as if nothing was. */
    public void talk() {
        tally = new Tally();
        lostBefore = people.lostByAgents();
        people.talks(TALKS, PAUSE_MILLIS, Integer.MAX_VALUE, tally);
        people.waitFor(PATIENCE, "talking", () -> people.count(Tally::acked, tally) >= ACKS_BEFORE);
    }

    /** From now on counts what the attack does to them. */
    public void measureFrom() {
        loop.measureFrom(tally);
    }

    /** It is over. */
    public void measureUntil() {
        loop.measureUntil(tally);
    }

    /** Some more come. */
    public void newcomers() {
        people.talks(NEWCOMERS, PAUSE_MILLIS, Integer.MAX_VALUE, tally);
    }

    /** They come to an end, and what all saw is held against what is on record. */
    public Tally finish() {
        people.stop();
        people.waitFor(PATIENCE, "at rest", () -> people.running() == 0);
        people.check(tally);
        return tally;
    }

    /** The sockets that visitors and agents lost since they began to talk, by close code. */
    public Map<Integer, Integer> lost() {
        Map<Integer, Integer> lost = new TreeMap<>(people.lostByAgents());
        lostBefore.forEach((code, count) -> lost.merge(code, -count, Integer::sum));
        tally.closeCodes().forEach((code, count) -> lost.merge(code, count, Integer::sum));
        lost.values().removeIf(count -> count == 0);
        return lost;
    }

    @Override
    public void close() {
        people.close();
    }
}
