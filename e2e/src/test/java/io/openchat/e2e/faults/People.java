package io.openchat.e2e.faults;

import io.openchat.e2e.faults.client.AgentSeat;
import io.openchat.e2e.faults.client.Ledger;
import io.openchat.e2e.faults.client.Loop;
import io.openchat.e2e.faults.client.Talk;
import io.openchat.e2e.faults.client.Tally;
import io.openchat.testkit.store.StoreAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Agents at their seats and visitors who come and talk with them, over real sockets to whatever the loop dials. */
public class People implements AutoCloseable {
    private final Loop loop;
    private final Ledger ledger;
    private final List<AgentSeat> agents;
    private final List<Talk> talks = new ArrayList<>();
    private int visitors;

    /** One agent for each token, which lasts; what is on record is read there. */
    public People(Loop loop, StoreAddress records, List<String> tokens) {
        this(tokens.stream().<Supplier<String>>map(token -> () -> token).toList(), loop, records);
    }

    /** The same with tokens that are asked for, on the loop, at each connection. */
    public People(List<Supplier<String>> tokens, Loop loop, StoreAddress records) {
        this.loop = loop;
        this.ledger = new Ledger(records);
        this.agents = tokens.stream().map(token -> new AgentSeat(loop, token)).toList();
        loop.ask(() -> {
            agents.forEach(AgentSeat::open);
            return true;
        });
    }

    /** So many visitors come and talk with the agents; every fourth has two tabs. */
    public void talks(int count, long pauseMillis, int messages, Tally tally) {
        loop.ask(() -> {
            for (int n = 0; n < count; n++) {
                int number = ++visitors;
                Talk.Manner manner = new Talk.Manner(number % 4 == 0 ? 2 : 1, pauseMillis, messages);
                Talk talk = new Talk(loop, "v" + number, agents.get(number % agents.size()), manner, tally);
                talks.add(talk);
                talk.begin();
            }
            return true;
        });
    }

    /** The conversations that are not over. */
    public int running() {
        return loop.ask(() -> {
            talks.removeIf(Talk::isOver);
            return talks.size();
        });
    }

    public void stop() {
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

    /** How many sockets the agents lost until now, with which close codes. */
    public Map<Integer, Integer> lostByAgents() {
        return loop.ask(() -> {
            Map<Integer, Integer> all = new TreeMap<>();
            agents.forEach(agent -> agent.closeCodes().forEach((code, count) -> all.merge(code, count, Integer::sum)));
            return all;
        });
    }

    /** Asks the tally where its counts are made. */
    public long count(ToLongFunction<Tally> what, Tally tally) {
        return loop.ask(() -> what.applyAsLong(tally));
    }

    /** Holds what all showed against what is on record. */
    public void check(Tally tally) {
        ledger.check(tally);
    }

    public void waitFor(Duration atMost, String what, BooleanSupplier condition) {
        long giveUp = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("not within " + atMost + ": " + what);
            }
            lasts(Duration.ofMillis(200));
        }
    }

    /** How long a fault, or the time between two, lasts. */
    public void lasts(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        loop.close();
        ledger.close();
    }
}
