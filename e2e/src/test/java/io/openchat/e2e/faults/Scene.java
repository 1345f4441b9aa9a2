package io.openchat.e2e.faults;

import io.openchat.e2e.faults.client.AgentSeat;
import io.openchat.e2e.faults.client.Ledger;
import io.openchat.e2e.faults.client.Loop;
import io.openchat.e2e.faults.client.Talk;
import io.openchat.e2e.faults.client.Tally;
import io.openchat.e2e.faults.cluster.Cluster;
import io.openchat.e2e.faults.network.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Pods, network and people, ready for something to go wrong. */
final class Scene implements AutoCloseable {
    private static final int AGENTS = 6;

    final Cluster cluster;
    final Network network;
    final Random random;
    private final Loop loop;
    private final Ledger ledger;
    private final List<AgentSeat> agents;
    private final List<Talk> talks = new ArrayList<>();
    private int visitors;

    Scene(Path folder, int replicas, long seed) {
        random = new Random(seed);
        cluster = new Cluster(folder, replicas);
        network = new Network(cluster.podPorts(), random);
        loop = new Loop(network.port(), new Random(seed + 1));
        ledger = new Ledger(cluster.connectionString());
        agents = IntStream.rangeClosed(1, AGENTS)
                .mapToObj(n -> "agent-" + n)
                .map(name -> new AgentSeat(loop, name, cluster.token(name)))
                .toList();
        loop.ask(() -> {
            agents.forEach(AgentSeat::open);
            return true;
        });
    }

    /** So many visitors come and talk with the agents; every fourth has two tabs. */
    void talks(int count, long pauseMillis, int messages, Tally tally) {
        loop.ask(() -> {
            for (int n = 0; n < count; n++) {
                int number = ++visitors;
                Talk.Manner manner = new Talk.Manner(number % 4 == 0 ? 2 : 1, pauseMillis, messages);
                Talk talk = new Talk(loop, "v" + number, agents.get(number % AGENTS), manner, tally);
                talks.add(talk);
                talk.begin();
            }
            return true;
        });
    }

    /** The conversations that are not over. */
    int running() {
        return loop.ask(() -> {
            talks.removeIf(Talk::isOver);
            return talks.size();
        });
    }

    void stop() {
        loop.ask(() -> {
            talks.forEach(Talk::stop);
            return true;
        });
    }

    /** What the visitors lose next comes back after this time. */
    void visitorsReconnectAfter(Duration time) {
        loop.ask(() -> {
            talks.forEach(talk -> talk.delaysReconnect(time.toMillis()));
            return true;
        });
    }

    /** Asks the tally where its counts are made. */
    long count(java.util.function.ToLongFunction<Tally> what, Tally tally) {
        return loop.ask(() -> what.applyAsLong(tally));
    }

    void check(Tally tally) {
        ledger.check(tally);
    }

    void waitFor(Duration atMost, String what, BooleanSupplier condition) {
        long giveUp = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("not within " + atMost + ": " + what);
            }
            lasts(Duration.ofMillis(200));
        }
    }

    /** How long a fault, or the time between two, lasts. */
    void lasts(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        loop.close();
        ledger.close();
        network.close();
        cluster.close();
    }
}
