package io.openchat.bench.report;

import io.openchat.bench.figures.Machine;
import io.openchat.bench.figures.Measure;
import io.openchat.bench.figures.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The text of the report, in Markdown. */
public final class Report {
    private final Samples samples;
    private final Machine machine;
    private final Tables tables;
    private final StringBuilder text = new StringBuilder();

    private Report(Samples samples, Machine machine) {
        this.samples = samples;
        this.machine = machine;
        this.tables = new Tables(samples);
    }

    /** Writes {@code results.md} and the plots into a folder that has {@code results.csv} and {@code machine.properties}. */
    public static void write(Path folder) {
        Samples samples = Samples.read(folder.resolve("results.csv"));
        Machine machine = Machine.read(folder.resolve("machine.properties"));
        List<Plot> plots = new Plots(samples, folder.resolve("plots")).draw();
        try {
            Files.writeString(folder.resolve("results.md"), of(samples, machine, plots));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String of(Samples samples, Machine machine, List<Plot> plots) {
        return new Report(samples, machine).make(plots);
    }

    private String make(List<Plot> plots) {
        say("# What was measured", "");
        how();
        targets();
        section("Nothing stored", tables.contenders(false));
        section("Stored before it is acknowledged and delivered", tables.contenders(true));
        connections();
        growth();
        waiting();
        mishaps();
        if (!plots.isEmpty()) {
            say("", "## Plots");
            plots.forEach(plot -> say("", "![%s](plots/%s.svg)".formatted(plot.title(), plot.name())));
        }
        machine();
        return text.toString();
    }

    private void how() {
        say("Made by `./openchat bench`. The [README](README.md) says who is measured, and what the words mean.", "");
        say(
                switch (machine.fact("cores-of-their-own")) {
                    case "true" ->
                        "The server ran on core 0. The driver ran on core 1, and with it the store of a server that"
                                + " stores.";
                    case "false" ->
                        "Server, store and driver shared all cores. Do not compare this with a run in which they did"
                                + " not.";
                    default -> "It is not on record which cores the server and the driver had.";
                });
        String repetitions = machine.fact("repetitions");
        say(
                switch (repetitions) {
                    case "1" -> "There was one repetition, so nothing here says how much a number varies.";
                    case "unknown" -> "It is not on record how many repetitions there were.";
                    default ->
                        "There were %s repetitions; each measured all, one after the other, freshly started."
                                .formatted(repetitions);
                });
        if (machine.fact("form").equals("short")) {
            say("This was the short form: a first impression.");
        }
        say(
                "",
                "A cell has the median, and in parentheses the least and the most. `%s`: not measured."
                        .formatted(Numbers.NONE));
    }

    private void targets() {
        say("", "## Targets", "", "| | target | measured | |", "|---|---|---:|---|");
        Targets.all().forEach(target -> say(target.row(samples)));
    }

    private void connections() {
        section(
                "As connections grow",
                about("Bytes of memory for each connection since the column before", Measure.CONNECTION)
                        + about("CPU-s per million messages among so many idle ones", Measure.CPU_AMONG)
                        + about("Connections a second that were let in", Measure.CONNECTS));
    }

    private String about(String what, Measure measure) {
        String table = tables.byLoad(measure, "connections");
        return table.isEmpty() ? "" : what + ":\n\n" + table + "\n";
    }

    private void growth() {
        String table = tables.growth();
        section(
                "As the store grows",
                table.isEmpty() ? "" : "OpenChat on the JVM and the embedded store, in ms.\n\n" + table);
    }

    private void waiting() {
        String table = tables.waiting();
        section(
                "While a crowd waits",
                table.isEmpty()
                        ? ""
                        : "Until an agent who connects has them, in ms; the longest of 30 times.\n\n" + table);
    }

    private void mishaps() {
        section("Lost, duplicated, reordered", tables.counts());
        say(
                "",
                "All repetitions together. When a server cannot keep up with a rate, what has not come 20 s after the"
                        + " end counts as lost.");
    }

    private void machine() {
        say("", "## The machine", "", "| | |", "|---|---|");
        // a bar in a name would begin another cell
        machine.facts().forEach((name, value) -> say("| " + name + " | " + value.replace("|", "\\|") + " |"));
    }

    private void section(String title, String body) {
        say("", "## " + title, "", body.isEmpty() ? "Not measured." : body.stripTrailing());
    }

    private void say(String... lines) {
        for (String line : lines) {
            text.append(line).append('\n');
        }
    }
}
