package io.openchat.bench.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    public void write(Path file) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        all.forEach(s -> text.append(String.format(
                Locale.ROOT, "%s,%s,%d,%d,%.4f%n", s.subject(), s.measure().wire(), s.x(), s.repetition(), s.value())));
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
            samples.add(sample(lines.get(n), file + ", line " + (n + 1)));
        }
        return new Samples(samples);
    }

    private static Sample sample(String line, String where) {
        String[] columns = line.split(",", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(where + " has " + columns.length + " columns instead of " + COLUMNS);
        }
        try {
            return new Sample(
                    columns[0],
                    Measure.ofWire(columns[1]),
                    Long.parseLong(columns[2]),
                    Integer.parseInt(columns[3]),
                    Double.parseDouble(columns[4]));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }
}
