package io.openchat.bench;

import io.openchat.bench.driver.ClosedLoop;
import io.openchat.bench.driver.Dialect;
import io.openchat.bench.driver.Loop;
import io.openchat.bench.driver.OpenLoop;
import io.openchat.bench.driver.Pair;
import io.openchat.bench.driver.Talk;
import io.openchat.bench.driver.Tally;
import io.openchat.bench.figures.Measure;
import io.openchat.bench.subject.Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One server from its start to its end, measured in all ways of a form. */
final class ServerRun {
    /** What is on its way when a talk has ended, and nothing came for this time, is lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long SEED = 42;
    private static final double MILLION = 1e6;

    /** It is warm when so many rounds in a row have not been cheaper by this factor. */
    private static final double CHEAPER = 0.97;

    private static final int ROUNDS_IN_VAIN = 2;
    private static final int MOST_ROUNDS = 20;

    private final Form form;
    private final Optional<Path> profiles;
    private final Server server;
    private final Loop loop;
    private final Recorder recorder;
    private final Tally tally = new Tally();

    /** Numbered through: no two share a name, also not with those who have left. */
    private int people;

    ServerRun(Form form, Optional<Path> profiles, Server server, Loop loop, Recorder recorder) {
        this.form = form;
        this.profiles = profiles;
        this.server = server;
        this.loop = loop;
        this.recorder = recorder;
    }

    /** As much as it takes, then so much a second. */
    void talk() {
        recorder.note(Measure.READY, 0, server.program().readySeconds());
        warmUp();
        form.pairs().forEach(this::closed);
        form.rates().forEach(this::open);
        count();
    }

    /** More and more connections that say nothing; then fewer and fewer, with a few who talk among them. */
    void idle() {
        recorder.note(Measure.RSS, 0, resident() / MILLION);
        Dialect clients = server.clients(loop, tally);
        List<Pair> talking = pairs(clients, Form.TALKING_AMONG);
        Deque<Dialect> crowds = new ArrayDeque<>();
        double before = resident();
        int there = 0;
        for (int count : form.connections()) {
            Dialect crowd = server.clients(loop, tally);
            recorder.note(Measure.CONNECTS, count, idle(crowd, count - there));
            crowds.push(crowd);
            double now = resident();
            recorder.note(Measure.CONNECTION, count, (now - before) / (count - there));
            before = now;
            there = count;
        }
        warmUp();
        for (int count : form.connections().reversed()) {
            Span span = measure(new OpenLoop(loop, talking, Form.AMONG, SEED), () -> {});
            recorder.note(Measure.CPU_AMONG, count, span.cpuOfAMillion());
            loop.await(crowds.pop()::hangUp);
        }
        loop.await(clients::hangUp);
        count();
    }

    private void count() {
        recorder.note(Measure.SENT, 0, loop.ask(tally::sent));
        recorder.note(Measure.LOST, 0, loop.ask(tally::missing));
        recorder.note(Measure.DUPLICATED, 0, loop.ask(tally::duplicated));
        recorder.note(Measure.REORDERED, 0, loop.ask(tally::reordered));
    }

    private void closed(int count) {
        Dialect clients = server.clients(loop, tally);
        Span span = measure(new ClosedLoop(pairs(clients, count)), () -> profile("closed"));
        loop.await(clients::hangUp);
        recorder.note(Measure.THROUGHPUT, count, span.perSecond());
        recorder.note(Measure.CPU, count, span.cpuOfAMillion());
        if (server.store().isPresent()) {
            recorder.note(Measure.CPU_WITH_STORE, count, span.cpuWithStoreOfAMillion());
        }
    }

    private void profile(String when) {
        profiles.ifPresent(folder -> {
            server.program().profile(folder, when, form.measured());
            server.store().ifPresent(store -> store.program().profile(folder, when, form.measured()));
        });
    }

    private void open(int rate) {
        Dialect clients = server.clients(loop, tally);
        OpenLoop talk = new OpenLoop(loop, pairs(clients, Form.TALKING), rate, SEED);
        Span span = measure(talk, form.settleOpen(), () -> {
            talk.forget();
            profile("open-" + rate);
        });
        loop.await(clients::hangUp);
        recorder.note(Measure.P50, rate, talk.millis(50));
        recorder.note(Measure.P90, rate, talk.millis(90));
        recorder.note(Measure.P99, rate, talk.millis(99));
        recorder.note(Measure.P999, rate, talk.millis(99.9));
        recorder.note(Measure.LONGEST, rate, talk.millis(100));
        recorder.note(Measure.LATE, rate, talk.millisLate(99));
        recorder.note(Measure.CPU_OPEN, rate, span.cpuOfAMillion());
    }

    /** Talks until it does not get cheaper any more: a JVM compiles for long when it has one core for all it does. */
    private void warmUp() {
        Dialect clients = server.clients(loop, tally);
        Talk talk = new ClosedLoop(pairs(clients, Form.TALKING));
        loop.does(talk::begin);
        double cheapest = Double.MAX_VALUE;
        int inVain = 0;
        for (int n = 0; n < MOST_ROUNDS && inVain < ROUNDS_IN_VAIN; n++) {
            Span.Mark begin = mark();
            Loop.pause(form.warmUp());
            double cost = new Span(begin, mark()).cpuWithStoreOfAMillion();
            inVain = cost < cheapest * CHEAPER ? 0 : inVain + 1;
            cheapest = Math.min(cheapest, cost);
        }
        end(talk);
        loop.await(clients::hangUp);
    }

    private Span measure(Talk talk, Runnable settled) {
        return measure(talk, form.settle(), settled);
    }

    private Span measure(Talk talk, Duration settle, Runnable settled) {
        loop.does(talk::begin);
        Loop.pause(settle);
        loop.does(settled);
        Span.Mark begin = mark();
        Loop.pause(form.measured());
        Span span = new Span(begin, mark());
        end(talk);
        return span;
    }

    private void end(Talk talk) {
        loop.does(talk::end);
        long missing;
        boolean complete;
        do {
            // who is slow has lost nothing: it is waited for as long as something still comes
            missing = loop.ask(tally::missing);
            complete = loop.until(PATIENCE, () -> tally.missing() == 0);
        } while (!complete && loop.ask(tally::missing) < missing);
        if (!complete) {
            System.err.println(missing + " messages are missing, and none came for " + PATIENCE.toSeconds() + " s");
        }
    }

    private List<Pair> pairs(Dialect clients, int count) {
        people += count;
        return Crowd.pairs(loop, clients, people - count, count);
    }

    private double idle(Dialect clients, int count) {
        people += count;
        return Crowd.idle(loop, clients, people - count, count);
    }

    private double resident() {
        server.program().collectGarbage();
        return server.program().residentBytes();
    }

    private Span.Mark mark() {
        return new Span.Mark(
                System.nanoTime(),
                loop.ask(tally::received),
                server.program().cpuSeconds(),
                server.cpuSecondsWithStore());
    }
}
