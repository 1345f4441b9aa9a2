package io.openchat.bench.report;

import static io.openchat.bench.figures.Measure.APPEND;
import static io.openchat.bench.figures.Measure.CONNECTION;
import static io.openchat.bench.figures.Measure.CPU;
import static io.openchat.bench.figures.Measure.DUPLICATED;
import static io.openchat.bench.figures.Measure.FIRST_SCREEN;
import static io.openchat.bench.figures.Measure.LOST;
import static io.openchat.bench.figures.Measure.P99;
import static io.openchat.bench.figures.Measure.PAGE;
import static io.openchat.bench.figures.Measure.QUEUE;
import static io.openchat.bench.figures.Measure.READY;
import static io.openchat.bench.figures.Measure.REORDERED;
import static io.openchat.bench.figures.Measure.RESUME;
import static io.openchat.bench.figures.Measure.RSS;
import static io.openchat.bench.figures.Measure.SENT;
import static io.openchat.bench.figures.Measure.THROUGHPUT;
import static io.openchat.bench.report.Contender.EPOLL;
import static io.openchat.bench.report.Contender.OPENCHAT_NATIVE;
import static io.openchat.bench.report.Contender.OPENCHAT_RELAY;
import static io.openchat.bench.report.Contender.OPENCHAT_RELAY_NATIVE;
import static io.openchat.bench.report.Contender.OPENCHAT_STORE;
import static io.openchat.bench.report.Contender.SOCKETIO;
import static io.openchat.bench.report.Contender.SOCKETIO_STORE;
import static io.openchat.bench.report.Contender.VERTX;
import static io.openchat.bench.report.Contender.WS;
import static io.openchat.bench.report.Target.atLeast;
import static io.openchat.bench.report.Target.atMost;
import static io.openchat.bench.report.Target.told;

import io.openchat.bench.figures.Measure;
import io.openchat.bench.figures.Samples;
import io.openchat.bench.report.Target.Found;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All that was set out for. */
final class Targets {
    private static final long PAIRS = 100;
    private static final long CALM = 1_000;
    private static final long CROWD = 10_000;
    private static final long MANY_CONVERSATIONS = 1_000_000;

    private Targets() {}

    static List<Target> all() {
        return Stream.of(speed(), size(), growth()).flatMap(List::stream).toList();
    }

    private static List<Target> speed() {
        return List.of(
                atMost("CPU per message, nothing stored: ours ÷ C on epoll", 2, "×", ours(CPU, PAIRS, EPOLL)),
                atLeast("Messages/s, nothing stored: ours ÷ ws", 2, "×", ours(THROUGHPUT, PAIRS, WS)),
                atLeast("Messages/s, nothing stored: ours ÷ Socket.IO", 4, "×", ours(THROUGHPUT, PAIRS, SOCKETIO)),
                atLeast("CPU per message, nothing stored: ws ÷ ours", 2, "×", ratio(CPU, PAIRS, WS, OPENCHAT_RELAY)),
                atLeast(
                        "CPU per message, nothing stored: Socket.IO ÷ ours",
                        4,
                        "×",
                        ratio(CPU, PAIRS, SOCKETIO, OPENCHAT_RELAY)),
                atLeast(
                        "Messages/s, stored: ours ÷ Socket.IO that stores",
                        5,
                        "×",
                        ratio(THROUGHPUT, PAIRS, OPENCHAT_STORE, SOCKETIO_STORE)),
                atMost("p99 at 1,000 messages/s, nothing stored: ours ÷ bare Vert.x", 1.5, "×", ours(P99, CALM, VERTX)),
                told(
                        "p99 at 1,000 messages/s: ours, stored ÷ bare Vert.x, which stores nothing",
                        "×",
                        ratio(P99, CALM, OPENCHAT_STORE, VERTX)),
                atMost("OpenChat: messages lost, duplicated or reordered", 0, "", Targets::mishaps));
    }

    private static List<Target> size() {
        return List.of(
                atMost("OpenChat on the JVM: memory of an idle connection", 12_000, " bytes", Targets::connection),
                atMost("OpenChat, native: from start to ready", 0.15, " s", of(READY, 0, OPENCHAT_NATIVE)),
                atMost("OpenChat, native: resident memory, idle", 60, " MB", of(RSS, 0, OPENCHAT_NATIVE)),
                atMost(
                        "Viewer's first page, 1,000,000 conversations",
                        50,
                        " ms",
                        of(PAGE, MANY_CONVERSATIONS, OPENCHAT_STORE)),
                atMost("Agent's first screen, 10,000 waiting", 1_000, " ms", of(FIRST_SCREEN, CROWD, OPENCHAT_STORE)));
    }

    private static List<Target> growth() {
        return List.of(
                growth("Append", APPEND),
                growth("Resume", RESUME),
                growth("Agent's queue", QUEUE),
                growth("Viewer's first page", PAGE));
    }

    private static Target growth(String what, Measure measure) {
        return atMost(
                what + ": growth of its time ÷ growth of the logarithm", 1, "×", samples -> growth(samples, measure));
    }

    private static Function<Samples, Optional<Found>> ours(Measure measure, long x, Contender other) {
        return ratio(measure, x, OPENCHAT_RELAY, other);
    }

    private static Function<Samples, Optional<Found>> ratio(Measure measure, long x, Contender one, Contender other) {
        return samples -> samples.of(one.key, measure, x)
                .flatMap(of -> samples.of(other.key, measure, x)
                        // too little to be measured: it is no measure of others, either
                        .filter(by -> by.median() > 0)
                        .map(by -> new Found(of.median() / by.median())));
    }

    private static Function<Samples, Optional<Found>> of(Measure measure, long x, Contender contender) {
        return samples -> samples.of(contender.key, measure, x).map(stats -> new Found(stats.median()));
    }

    /** With the most connections that there were; a short run has fewer, and the report says how many. */
    private static Optional<Found> connection(Samples samples) {
        return samples.loads(OPENCHAT_STORE.key, CONNECTION).reversed().stream()
                .findFirst()
                .flatMap(most -> samples.of(OPENCHAT_STORE.key, CONNECTION, most)
                        .map(stats -> new Found(stats.median(), Numbers.count(most) + " connections")));
    }

    /** By how much it took longer with the most than with the fewest, divided by what a logarithm would have grown. */
    private static Optional<Found> growth(Samples samples, Measure measure) {
        List<Long> loads = samples.loads(OPENCHAT_STORE.key, measure);
        // the logarithm of one is zero, by which nothing can be held against anything
        if (loads.size() < 2 || loads.getFirst() < 2) {
            return Optional.empty();
        }
        long few = loads.getFirst();
        long most = loads.getLast();
        double logarithm = Math.log((double) most) / Math.log((double) few);
        String where = Numbers.count(few) + " to " + Numbers.count(most) + " conversations";
        return samples.of(OPENCHAT_STORE.key, measure, few)
                .filter(begin -> begin.median() > 0)
                .flatMap(begin -> samples.of(OPENCHAT_STORE.key, measure, most)
                        .map(end -> new Found(end.median() / begin.median() / logarithm, where)));
    }

    /** Of all of OpenChat that ran; empty when one that ran was not looked at in every way. */
    private static Optional<Found> mishaps(Samples samples) {
        double sent = 0;
        double mishaps = 0;
        for (Contender ours : List.of(OPENCHAT_RELAY, OPENCHAT_RELAY_NATIVE, OPENCHAT_STORE, OPENCHAT_NATIVE)) {
            Optional<Double> sentByThis = samples.sum(ours.key, SENT);
            if (sentByThis.isEmpty()) {
                continue;
            }
            sent += sentByThis.get();
            for (Measure measure : List.of(LOST, DUPLICATED, REORDERED)) {
                Optional<Double> count = samples.sum(ours.key, measure);
                if (count.isEmpty()) {
                    return Optional.empty();
                }
                mishaps += count.get();
            }
        }
        return sent > 0
                ? Optional.of(new Found(mishaps, "of " + Numbers.count(Math.round(sent)) + " sent"))
                : Optional.empty();
    }
}
