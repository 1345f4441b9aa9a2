package io.openchat.bench.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that was measured, as it stands in {@code results.csv}: a line for each number. */
public record Samples(List<Sample> all) {
    private static final String HEADER = "subject,measure,x,repetition,value";
    private static final int COLUMNS = 5;

    public Samples {
        all = List.copyOf(all);
    }

    /** Of one subject under one load; empty when that was not measured. */
    public Optional<Stats> of(String subject, Measure measure, long x) {
        List<Double> values = all.stream()
                .filter(sample -> sample.subject().equals(subject) && sample.measure() == measure && sample.x() == x)
                .map(Sample::value)
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Stats.of(values));
    }

    /** The loads under which something was measured, ascending. */
    public List<Long> loads(Measure measure) {
        return all.stream()
                .filter(sample -> sample.measure() == measure)
                .map(Sample::x)
                .distinct()
                .sorted()
                .toList();
    }

    /** The loads under which one subject was measured, ascending. */
    public List<Long> loads(String subject, Measure measure) {
        return new Samples(all.stream()
                        .filter(sample -> sample.subject().equals(subject))
                        .toList())
                .loads(measure);
    }

    /** Of one subject under all loads and in all repetitions together; empty when that was not measured. */
    public Optional<Double> sum(String subject, Measure measure) {
        return all.stream()
                .filter(sample -> sample.subject().equals(subject) && sample.measure() == measure)
                .map(Sample::value)
                .reduce(Double::sum);
    }

    /** Leaves out what is no number: the CPU per message of a server that delivered none was not measured. */
    public void write(Path file) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        all.stream()
                .filter(sample -> Double.isFinite(sample.value()))
                .forEach(sample -> text.append(line(sample)).append('\n'));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file; throws {@link IllegalArgumentException} that names the line which is none. */
    public static Samples read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw new IllegalArgumentException(file + " does not begin with " + HEADER);
        }
        List<Sample> samples = new ArrayList<>();
        for (int n = 1; n < lines.size(); n++) {
            try {
                samples.add(sample(lines.get(n)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ", line " + (n + 1) + ": " + e.getMessage(), e);
            }
        }
        return new Samples(samples);
    }

    private static String line(Sample sample) {
        return String.join(
                ",",
                sample.subject(),
                sample.measure().wire(),
                Long.toString(sample.x()),
                Integer.toString(sample.repetition()),
                // all digits, and no exponent
                BigDecimal.valueOf(sample.value()).toPlainString());
    }

    private static Sample sample(String line) {
        String[] columns = line.split(",", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(columns.length + " columns instead of " + COLUMNS);
        }
        Sample sample = new Sample(
                columns[0],
                measure(columns[1]),
                Long.parseLong(columns[2]),
                Integer.parseInt(columns[3]),
                Double.parseDouble(columns[4]));
        if (sample.subject().isBlank()) {
            throw new IllegalArgumentException("no subject");
        }
        if (sample.x() < 0 || sample.repetition() < 1) {
            throw new IllegalArgumentException("x is at least 0, and repetitions count from 1");
        }
        if (!Double.isFinite(sample.value())) {
            throw new IllegalArgumentException("the value is " + columns[4]);
        }
        return sample;
    }

    private static Measure measure(String wire) {
        try {
            return Measure.ofWire(wire);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("there is no measure \"" + wire + "\"", e);
        }
    }
}
