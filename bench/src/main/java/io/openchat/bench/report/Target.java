package io.openchat.bench.report;

import static io.openchat.bench.figures.Measure.APPEND;
import static io.openchat.bench.figures.Measure.CONNECTION;
import static io.openchat.bench.figures.Measure.CPU;
import static io.openchat.bench.figures.Measure.P99;
import static io.openchat.bench.figures.Measure.PAGE;
import static io.openchat.bench.figures.Measure.QUEUE;
import static io.openchat.bench.figures.Measure.READY;
import static io.openchat.bench.figures.Measure.RESUME;
import static io.openchat.bench.figures.Measure.RSS;
import static io.openchat.bench.figures.Measure.THROUGHPUT;

import io.openchat.bench.figures.Measure;
import io.openchat.bench.figures.Samples;
import io.openchat.bench.figures.Stats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was set out for.
 *
 * @param text what is measured
 * @param atLeast whether the bound is the least that will do; else it is the most
 * @param value of a run; empty when it was not measured
 */
record Target(String text, boolean atLeast, double bound, Function<Samples, Optional<Double>> value) {
    private static final long PAIRS = 100;
    private static final long CALM = 1_000;

    /** All there are. */
    static List<Target> all() {
        List<Target> all = new ArrayList<>(List.of(
                atMost(
                        "CPU per message, nothing stored, by that of the relay in C",
                        2.0,
                        ratio(CPU, PAIRS, "openchat-relay", "epoll")),
                atLeast(
                        "messages/s, nothing stored, by those of ws",
                        2.0,
                        ratio(THROUGHPUT, PAIRS, "openchat-relay", "ws")),
                atLeast(
                        "messages/s, nothing stored, by those of Socket.IO",
                        4.0,
                        ratio(THROUGHPUT, PAIRS, "openchat-relay", "socketio")),
                atLeast(
                        "CPU per message of ws, by ours with nothing stored",
                        2.0,
                        ratio(CPU, PAIRS, "ws", "openchat-relay")),
                atLeast(
                        "CPU per message of Socket.IO, by ours with nothing stored",
                        4.0,
                        ratio(CPU, PAIRS, "socketio", "openchat-relay")),
                atLeast(
                        "messages/s, stored, by those of Socket.IO that stores",
                        5.0,
                        ratio(THROUGHPUT, PAIRS, "openchat-store", "socketio-store")),
                atMost(
                        "p99 at 1,000 messages/s, nothing stored, by that of bare Vert.x",
                        1.5,
                        ratio(P99, CALM, "openchat-relay", "vertx")),
                atMost(
                        "bytes of an idle connection, JVM, with the most of them",
                        12_000,
                        of(CONNECTION, "openchat-store", true)),
                atMost("native: seconds from start to ready", 0.15, of(READY, "openchat-native", true)),
                atMost("native: idle resident memory, MB", 60, of(RSS, "openchat-native", true)),
                atMost("viewer's first page over the most conversations, ms", 50, of(PAGE, "openchat-store", true))));
        for (Measure measure : List.of(APPEND, RESUME, QUEUE, PAGE)) {
            all.add(atMost(measure.wire() + ": growth of the time by that of the logarithm", 1.0, growth(measure)));
        }
        return all;
    }

    /** The measured value; empty when it was not measured. */
    Optional<Double> measured(Samples samples) {
        return value.apply(samples);
    }

    /** A row of the table. */
    String row(Samples samples) {
        String asked = (atLeast ? "at least " : "at most ") + number(bound);
        return measured(samples)
                .map(found -> "| %s | %s | %s | %s |"
                        .formatted(text, asked, number(found), isMet(found) ? "met" : "**missed**"))
                .orElseGet(() -> "| %s | %s | – | not measured |".formatted(text, asked));
    }

    private boolean isMet(double found) {
        return atLeast ? found >= bound : found <= bound;
    }

    private static Target atMost(String text, double bound, Function<Samples, Optional<Double>> value) {
        return new Target(text, false, bound, value);
    }

    private static Target atLeast(String text, double bound, Function<Samples, Optional<Double>> value) {
        return new Target(text, true, bound, value);
    }

    private static Function<Samples, Optional<Double>> ratio(Measure measure, long x, String of, String by) {
        return samples -> samples.of(of, measure, x)
                .flatMap(one -> samples.of(by, measure, x).map(other -> one.median() / other.median()));
    }

    /** Under the greatest load that was measured, or the smallest. */
    private static Function<Samples, Optional<Double>> of(Measure measure, String subject, boolean greatest) {
        return samples -> loads(samples, measure, subject).stream()
                .reduce((first, last) -> greatest ? last : first)
                .flatMap(x -> samples.of(subject, measure, x))
                .map(Stats::median);
    }

    /** By how much it took longer with the most than with the fewest, divided by what a logarithm would have grown. */
    private static Function<Samples, Optional<Double>> growth(Measure measure) {
        String subject = "openchat-store";
        return samples -> {
            List<Long> loads = loads(samples, measure, subject);
            if (loads.size() < 2) {
                return Optional.empty();
            }
            double logarithm = Math.log(loads.getLast()) / Math.log(loads.getFirst());
            return of(measure, subject, true)
                    .apply(samples)
                    .flatMap(most -> of(measure, subject, false).apply(samples).map(few -> most / few / logarithm));
        };
    }

    private static List<Long> loads(Samples samples, Measure measure, String subject) {
        return samples.loads(measure).stream()
                .filter(x -> samples.of(subject, measure, x).isPresent())
                .toList();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
