package io.openchat.bench.report;

import io.openchat.bench.figures.Measure;
import io.openchat.bench.figures.Samples;
import io.openchat.bench.figures.Stats;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.knowm.xchart.CategoryChart;

/** A bar for each contender: on the left those who store nothing, then a gap, then those who store. */
final class Bars {
    private final Samples samples;
    private final Measure measure;
    private final long x;
    private final List<Contender> without;
    private final List<Contender> with;

    Bars(Samples samples, Measure measure, long x) {
        this.samples = samples;
        this.measure = measure;
        this.x = x;
        without = there(false);
        with = there(true);
    }

    /** The numbers stand in the legend: in or on a bar there is no room for those of small ones. */
    CategoryChart chart(String title) {
        CategoryChart chart = PlotStyle.categories(title, "", measure.unit());
        chart.getStyler().setAvailableSpaceFill(0.8).setYAxisMin(0.0);
        List<String> places = places();
        Stream.of(without, with).flatMap(List::stream).forEach(contender -> {
            double value =
                    samples.of(contender.key, measure, x).map(Stats::median).orElseThrow();
            List<Double> values = new ArrayList<>(Collections.nCopies(places.size(), null));
            values.set(contender.storing ? firstWith() + with.indexOf(contender) : without.indexOf(contender), value);
            chart.addSeries(contender.label + ": " + Numbers.of(value), places, values)
                    .setFillColor(contender.color);
        });
        return chart;
    }

    /** What stands below: in the middle of each group what it is, and nothing below the gap between them. */
    private List<String> places() {
        List<String> places = new ArrayList<>();
        for (int n = 0; n < firstWith() + with.size(); n++) {
            // no two places may have the same label
            places.add(" ".repeat(n + 1));
        }
        if (!without.isEmpty()) {
            places.set((without.size() - 1) / 2, "nothing stored");
        }
        if (!with.isEmpty()) {
            places.set(firstWith() + (with.size() - 1) / 2, "stored");
        }
        return places;
    }

    private int firstWith() {
        return without.isEmpty() ? 0 : without.size() + 1;
    }

    private List<Contender> there(boolean storing) {
        return Contender.storing(storing).stream()
                .filter(contender -> samples.of(contender.key, measure, x).isPresent())
                .toList();
    }
}
