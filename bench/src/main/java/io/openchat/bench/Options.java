package io.openchat.bench;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is measured, and where the report goes.
 *
 * @param only keys of the subjects; empty for all
 * @param growth whether the store is filled, too
 * @param profile whether it is watched where the JVMs spend their time
 * @param reportOnly whether nothing is measured
 * @param jmh whether single steps are measured, and nothing else
 * @param pinned whether the driver was given a core of its own, so that the servers get the other one
 */
record Options(
        Path root,
        Form form,
        Set<String> only,
        boolean growth,
        boolean jmh,
        boolean profile,
        boolean reportOnly,
        Path report,
        boolean pinned) {
    static final String USAGE = """
            usage: ./openchat bench [--full] [--only KEY,KEY …] [--no-growth] [--report FOLDER] | --jmh [--report FOLDER]
              --full            what bench/results.md is made of: 3 repetitions, up to 10,000 connections; most of an hour
              --only KEY,…      some of: epoll, vertx, ws, socketio, openchat-relay,
                                openchat-relay-native, socketio-store, openchat-store, openchat-native
              --no-growth       leaves out the store that fills up
              --jmh             measures single steps on the way of a message instead
              --profile         has async-profiler watch the JVMs in each loop; collapsed stacks in the report's folder
              --report-only     measures nothing; makes results.md and plots/ again of results.csv
              --report FOLDER   where results.md, results.csv and plots/ go; else bench/target/report""";

    /** Reads the command line; throws {@link IllegalArgumentException} that says what is wrong. */
    static Options of(List<String> arguments, Path root, boolean pinned) {
        Form form = Form.SHORT;
        Set<String> only = new TreeSet<>();
        boolean growth = true;
        boolean jmh = false;
        boolean profile = false;
        boolean reportOnly = false;
        Path report = root.resolve("bench/target/report");
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--full" -> form = Form.FULL;
                case "--no-growth" -> growth = false;
                case "--jmh" -> jmh = true;
                case "--profile" -> profile = true;
                case "--report-only" -> reportOnly = true;
                case "--only" -> only.addAll(List.of(value(argument, rest).split(",")));
                case "--report" -> report = Path.of(value(argument, rest));
                default -> throw new IllegalArgumentException("unknown option " + argument);
            }
        }
        return new Options(root, form, only, growth, jmh, profile, reportOnly, report.toAbsolutePath(), pinned);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }
}
