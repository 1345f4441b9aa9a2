package io.openchat.bench.report;

import io.openchat.bench.figures.Samples;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was set out for.
 *
 * @param text what is measured
 * @param unit as it stands behind a number; empty when things are counted
 * @param value of a run; empty when it was not measured
 */
record Target(String text, Kind kind, double bound, String unit, Function<Samples, Optional<Found>> value) {

    /** What the bound is. */
    enum Kind {
        AT_MOST,
        AT_LEAST,
        /** There is none: the number is told for comparison. */
        NONE
    }

    /**
     * A value that was measured.
     *
     * @param where under which load, or of how many; empty when the text of the target says it
     */
    record Found(double value, String where) {
        Found(double value) {
            this(value, "");
        }
    }

    static Target atMost(String text, double bound, String unit, Function<Samples, Optional<Found>> value) {
        return new Target(text, Kind.AT_MOST, bound, unit, value);
    }

    static Target atLeast(String text, double bound, String unit, Function<Samples, Optional<Found>> value) {
        return new Target(text, Kind.AT_LEAST, bound, unit, value);
    }

    static Target told(String text, String unit, Function<Samples, Optional<Found>> value) {
        return new Target(text, Kind.NONE, 0, unit, value);
    }

    /** A row of the table. */
    String row(Samples samples) {
        Optional<Found> found = value.apply(samples);
        return "| %s | %s | %s | %s |"
                .formatted(
                        text,
                        asked(),
                        found.map(this::words).orElse(Numbers.NONE),
                        found.map(this::verdict).orElse("not measured"));
    }

    private String asked() {
        return switch (kind) {
            case AT_MOST -> "at most " + Numbers.exactly(bound) + unit;
            case AT_LEAST -> "at least " + Numbers.exactly(bound) + unit;
            case NONE -> "no bound";
        };
    }

    private String verdict(Found found) {
        return switch (kind) {
            case AT_MOST -> found.value() <= bound ? "met" : "**missed**";
            case AT_LEAST -> found.value() >= bound ? "met" : "**missed**";
            case NONE -> "for comparison";
        };
    }

    private String words(Found found) {
        String rounded = Numbers.of(found.value());
        // 2.004 is not 2, and must not look like it beside the word "missed"
        boolean hides = found.value() != bound && rounded.equals(Numbers.of(bound));
        // what has no unit was counted
        String number = hides || unit.isEmpty() ? Numbers.exactly(found.value()) : rounded;
        return number + unit + (found.where().isEmpty() ? "" : " (" + found.where() + ")");
    }
}
