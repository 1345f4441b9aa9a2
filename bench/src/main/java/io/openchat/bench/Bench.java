package io.openchat.bench;

import io.openchat.bench.driver.Loop;
import io.openchat.bench.figures.Machine;
import io.openchat.bench.figures.Sample;
import io.openchat.bench.figures.Samples;
import io.openchat.bench.jmh.Steps;
import io.openchat.bench.report.Report;
import io.openchat.bench.subject.Installation;
import io.openchat.bench.subject.Server;
import io.openchat.bench.subject.Subject;
import io.openchat.bench.subject.Workspace;
import io.openchat.testkit.identity.KnownKey;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Measures all subjects in turn, and reports. */
final class Bench {
    private final Options options;
    private final Workspace place;
    private final List<Sample> samples = new ArrayList<>();

    private Bench(Options options) {
        this.options = options;
        this.place = new Workspace(
                options.root(),
                options.root()
                        .resolve("bench/target/run-" + ProcessHandle.current().pid()),
                options.pinned(),
                false);
    }

    public static void main(String[] arguments) {
        Path root = Path.of(System.getProperty("openchat.home", "."))
                .toAbsolutePath()
                .normalize();
        Options options;
        try {
            options = Options.of(List.of(arguments), root, Boolean.getBoolean("openchat.pinned"));
        } catch (IllegalArgumentException e) {
            System.err.println("openchat: " + e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        if (options.reportOnly()) {
            Report.write(options.report());
        } else if (options.jmh()) {
            Steps.run(options.report());
        } else {
            new Bench(options).run();
        }
    }

    private void run() {
        long began = System.nanoTime();
        try (KnownKey identity = new KnownKey();
                Loop loop = new Loop()) {
            List<Subject> subjects = Subject.all(place, identity).stream()
                    .filter(subject ->
                            options.only().isEmpty() || options.only().contains(subject.key()))
                    .toList();
            subjects.forEach(subject ->
                    subject.missing().ifPresent(why -> say("%s is left out: %s", subject.key(), why)));
            for (int repetition = 1; repetition <= options.form().repetitions(); repetition++) {
                for (Subject subject : subjects) {
                    if (subject.missing().isEmpty()) {
                        measure(subject, repetition, loop);
                        save();
                    }
                }
            }
            if (options.growth()) {
                grow(identity, loop);
            }
        }
        report((System.nanoTime() - began) / 60_000_000_000L);
    }

    private void report(long minutes) {
        save();
        Map<String, String> run = Map.of(
                "form", options.form().name(),
                "repetitions", Integer.toString(options.form().repetitions()),
                "minutes", Long.toString(minutes),
                "date", LocalDate.now(ZoneOffset.UTC).toString(),
                "cores-of-their-own", Boolean.toString(options.pinned()));
        Machine.here(options.root(), run).write(options.report().resolve("machine.properties"));
        Report.write(options.report());
        say("took %d minutes; the report is %s", minutes, options.report().resolve("results.md"));
    }

    /** After every subject: what was measured in half an hour shall not be lost for an error in the next minute. */
    private void save() {
        new Samples(samples).write(options.report().resolve("results.csv"));
    }

    private void measure(Subject subject, int repetition, Loop loop) {
        say("%s, repetition %d of %d", subject.key(), repetition, options.form().repetitions());
        Recorder recorder = recorder(subject.key(), repetition);
        if (repetition == 1) {
            try (Server server = subject.start(place.frugally())) {
                new ServerRun(options.form(), profiles(), server, loop, recorder).idle();
            }
        }
        try (Server server = subject.start(place)) {
            new ServerRun(options.form(), profiles(), server, loop, recorder).talk();
        }
    }

    private Optional<Path> profiles() {
        return options.profile() ? Optional.of(options.report()) : Optional.empty();
    }

    private void grow(KnownKey identity, Loop loop) {
        say(
                "a store that grows to %,d conversations",
                options.form().conversations().getLast());
        try (Installation installation = new Installation(place, identity)) {
            new Growth(installation, loop, recorder("openchat-store", 1))
                    .run(options.form().conversations());
            say("a crowd that waits");
            new Waiting(installation, loop, recorder("openchat-store", 1)).run();
        }
    }

    private Recorder recorder(String subject, int repetition) {
        return (measure, x, value) -> {
            samples.add(new Sample(subject, measure, x, repetition, value));
            say("  %-16s %7s  %,.3f %s", measure.wire(), x == 0 ? "" : x, value, measure.unit());
        };
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
