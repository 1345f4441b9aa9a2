package io.openchat.bench.report;

import io.openchat.bench.figures.Machine;
import io.openchat.bench.figures.Measure;
import io.openchat.bench.figures.Samples;
import io.openchat.bench.figures.Stats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of the report, in Markdown. */
public final class Report {
    private static final long PAIRS = 100;
    private static final long CALM = 1_000;
    private static final long BUSY = 10_000;

    private final Samples samples;
    private final Machine machine;
    private final StringBuilder text = new StringBuilder();

    private Report(Samples samples, Machine machine) {
        this.samples = samples;
        this.machine = machine;
    }

    /** Writes {@code results.md} and the plots into a folder that has {@code results.csv} and {@code machine.properties}. */
    public static void write(Path folder) {
        Samples samples = Samples.read(folder.resolve("results.csv"));
        Machine machine = Machine.read(folder.resolve("machine.properties"));
        List<String> plots = new Plots(samples, folder.resolve("plots")).draw();
        try {
            Files.writeString(folder.resolve("results.md"), of(samples, machine, plots));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String of(Samples samples, Machine machine, List<String> plots) {
        return new Report(samples, machine).make(plots);
    }

    private String make(List<String> plots) {
        say("# What was measured", "");
        say(
                "Made by `./openchat bench`; [README](README.md) says who is measured, and how. Medians, and in parentheses the least and the most.");
        say("", "| | |", "|---|---|");
        machine.facts().forEach((name, value) -> say("| " + name + " | " + value + " |"));
        say("", "## Targets", "", "| | target | measured | |", "|---|---|---:|---|");
        Target.all().forEach(target -> say(target.row(samples)));
        say("", "## Nothing stored", "");
        contenders(false);
        say("", "## Stored before it is acknowledged and delivered", "");
        contenders(true);
        say("", "## As connections grow", "");
        byLoad("connections", Measure.CONNECTION, Measure.CPU_AMONG, Measure.CONNECTS);
        say("", "## As the store grows", "");
        growth();
        say("", "## Lost, duplicated, reordered", "");
        counts();
        if (!plots.isEmpty()) {
            say("", "## Plots", "");
            plots.forEach(plot -> say("![%s](plots/%s.svg)".formatted(plot.replace('-', ' '), plot), ""));
        }
        return text.toString();
    }

    private void contenders(boolean storing) {
        say(
                "| | messages/s | CPU-s per million%s | p50, p99 at 1,000/s (ms) | p50, p99 at 10,000/s (ms) | RSS (MB) | ready (s) |"
                        .formatted(storing ? ", with the store's" : ""));
        say("|---|---:|---:|---:|---:|---:|---:|");
        for (Contender c : Contender.storing(storing)) {
            String cpu = cell(c, Measure.CPU, PAIRS) + (storing ? ", " + cell(c, Measure.CPU_WITH_STORE, PAIRS) : "");
            row(
                    c.label,
                    cell(c, Measure.THROUGHPUT, PAIRS),
                    cpu,
                    delays(c, CALM),
                    delays(c, BUSY),
                    cell(c, Measure.RSS, 0),
                    cell(c, Measure.READY, 0));
        }
    }

    private String delays(Contender c, long rate) {
        return cell(c, Measure.P50, rate) + ", " + cell(c, Measure.P99, rate);
    }

    private void byLoad(String load, Measure... measures) {
        for (Measure measure : measures) {
            List<Long> loads = samples.loads(measure);
            say("| %s (%s) | %s |"
                    .formatted(
                            measure.wire(),
                            measure.unit(),
                            loads.stream().map(x -> "%,d %s".formatted(x, load)).collect(Collectors.joining(" | "))));
            say("|---|" + "---:|".repeat(loads.size()));
            for (Contender c : Contender.values()) {
                row(c.label, loads.stream().map(x -> cell(c, measure, x)).toArray(String[]::new));
            }
            say("");
        }
    }

    private void growth() {
        List<Measure> measures = List.of(Measure.APPEND, Measure.RESUME, Measure.QUEUE, Measure.PAGE);
        say("Medians in ms, on the embedded store.", "");
        say("| conversations | append | resume | queue | viewer's first page |", "|---:|---:|---:|---:|---:|");
        for (long x : samples.loads(Measure.APPEND)) {
            row(
                    "%,d".formatted(x),
                    measures.stream()
                            .map(measure -> cell(Contender.OPENCHAT_STORE, measure, x))
                            .toArray(String[]::new));
        }
    }

    private void counts() {
        say("| | sent | lost | duplicated | reordered |", "|---|---:|---:|---:|---:|");
        for (Contender c : Contender.values()) {
            row(
                    c.label,
                    Stream.of(Measure.SENT, Measure.LOST, Measure.DUPLICATED, Measure.REORDERED)
                            .map(measure -> sum(c, measure))
                            .toArray(String[]::new));
        }
        say(
                "",
                "Of a server that could not keep up with a rate, what had not arrived 20 s after the end counts as lost.");
    }

    private String sum(Contender c, Measure measure) {
        List<Double> values = samples.all().stream()
                .filter(s -> s.subject().equals(c.key) && s.measure() == measure)
                .map(s -> s.value())
                .toList();
        return values.isEmpty()
                ? "–"
                : "%,.0f"
                        .formatted(
                                values.stream().mapToDouble(Double::doubleValue).sum());
    }

    private String cell(Contender c, Measure measure, long x) {
        return samples.of(c.key, measure, x).map(Report::words).orElse("–");
    }

    private static String words(Stats stats) {
        return stats.count() == 1
                ? number(stats.median())
                : "%s (%s–%s)".formatted(number(stats.median()), number(stats.min()), number(stats.max()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private void row(String first, String... cells) {
        say("| " + first + " | " + String.join(" | ", cells) + " |");
    }

    private void say(String... lines) {
        for (String line : lines) {
            text.append(line).append('\n');
        }
    }
}
