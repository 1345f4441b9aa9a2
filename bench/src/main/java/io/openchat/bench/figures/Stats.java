package io.openchat.bench.figures;

import java.util.List;

/** The middle of several numbers, the least and the most; of an even count the middle is the mean of two. */
public record Stats(double median, double min, double max, int count) {

    /** Of at least one number. */
    static Stats of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Stats(median, sorted.getFirst(), sorted.getLast(), sorted.size());
    }
}
