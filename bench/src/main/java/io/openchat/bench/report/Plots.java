package io.openchat.bench.report;

import io.openchat.bench.figures.Measure;
import io.openchat.bench.figures.Samples;
import io.openchat.bench.figures.Stats;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The plots of the report, as SVG; of what was not measured there is none. */
final class Plots {
    private static final long PAIRS = 100;
    private static final List<Measure> PERCENTILES = List.of(Measure.P50, Measure.P90, Measure.P99, Measure.P999);
    private static final List<String> PERCENTILE_LABELS = List.of("p50", "p90", "p99", "p99.9");

    private final Samples samples;
    private final Path folder;
    private final List<Plot> drawn = new ArrayList<>();

    Plots(Samples samples, Path folder) {
        this.samples = samples;
        this.folder = folder;
    }

    /** Draws all that there is something to show of. */
    List<Plot> draw() {
        // there may be a DISPLAY that nobody serves, and none is needed
        System.setProperty("java.awt.headless", "true");
        bars("throughput", "Messages a second, 100 pairs in a closed loop", Measure.THROUGHPUT);
        bars("cpu-per-message", "CPU of the server without its store, 100 pairs in a closed loop", Measure.CPU);
        samples.loads(Measure.P50).forEach(this::delays);
        memory();
        cpuAmong();
        growth();
        return drawn;
    }

    private void bars(String name, String title, Measure measure) {
        save(name, title, new Bars(samples, measure, PAIRS).chart(title));
    }

    /** Lines and not bars: on a logarithmic axis the length of a bar says nothing. */
    private void delays(long rate) {
        String title = "Delay at " + Numbers.count(rate) + " messages/s";
        CategoryChart chart = PlotStyle.categories(title, "percentile of all messages", Measure.P50.unit());
        chart.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Line);
        List<Double> all = new ArrayList<>();
        for (Contender contender : Contender.values()) {
            List<Double> values = PERCENTILES.stream()
                    .map(measure -> samples.of(contender.key, measure, rate).map(Stats::median))
                    .flatMap(Optional::stream)
                    .filter(value -> value > 0)
                    .toList();
            if (values.size() == PERCENTILES.size()) {
                CategorySeries series = chart.addSeries(contender.label, PERCENTILE_LABELS, values);
                series.setLineColor(contender.color);
                series.setMarkerColor(contender.color);
                series.setMarker(marker(contender));
                all.addAll(values);
            }
        }
        PlotStyle.logarithmicY(chart.getStyler(), all);
        save("delay-" + rate, title, chart);
    }

    private void memory() {
        String title = "Memory of an idle connection";
        XYChart chart = PlotStyle.xy(title, "connections", Measure.CONNECTION.unit());
        List<Double> all = contenders(chart, Measure.CONNECTION);
        // from zero, so that heights compare; memory that was given back meanwhile is less
        chart.getStyler().setYAxisMin(all.stream().reduce(0.0, Math::min));
        save("memory-per-connection", title, chart);
    }

    private void cpuAmong() {
        String title = "CPU of the server, 1,000 messages/s among idle connections";
        XYChart chart = PlotStyle.xy(title, "connections", Measure.CPU_AMONG.unit());
        PlotStyle.logarithmicY(chart.getStyler(), contenders(chart, Measure.CPU_AMONG));
        save("cpu-among-connections", title, chart);
    }

    private List<Double> contenders(XYChart chart, Measure measure) {
        List<Double> all = new ArrayList<>();
        for (Contender contender : Contender.values()) {
            all.addAll(line(chart, contender.label, contender, measure, contender.color));
        }
        return all;
    }

    private void growth() {
        String title = "As the store grows: OpenChat on the JVM and the embedded store";
        XYChart chart = PlotStyle.xy(title, "conversations", Measure.APPEND.unit());
        List<Double> all = new ArrayList<>();
        all.addAll(line(chart, "append", Contender.OPENCHAT_STORE, Measure.APPEND, new Color(0x1f77b4)));
        all.addAll(line(chart, "resume", Contender.OPENCHAT_STORE, Measure.RESUME, new Color(0x2ca02c)));
        all.addAll(line(chart, "agent's queue", Contender.OPENCHAT_STORE, Measure.QUEUE, new Color(0xff7f0e)));
        all.addAll(line(chart, "viewer's first page", Contender.OPENCHAT_STORE, Measure.PAGE, new Color(0x9467bd)));
        PlotStyle.logarithmicY(chart.getStyler(), all);
        save("store-growth", title, chart);
    }

    /** One point is no line, and nothing is drawn; gives the values that were. */
    private List<Double> line(XYChart chart, String label, Contender contender, Measure measure, Color color) {
        List<Long> loads = samples.loads(contender.key, measure);
        List<Double> values = loads.stream()
                .map(x -> samples.of(contender.key, measure, x).map(Stats::median))
                .flatMap(Optional::stream)
                .toList();
        if (loads.size() < 2) {
            return List.of();
        }
        XYSeries series = chart.addSeries(label, loads, values);
        series.setMarkerColor(color);
        series.setLineColor(color);
        series.setMarker(marker(contender));
        return values;
    }

    private static Marker marker(Contender contender) {
        return contender.storing ? SeriesMarkers.SQUARE : SeriesMarkers.CIRCLE;
    }

    private void save(String name, String title, Chart<?, ?> chart) {
        if (!chart.getSeriesMap().isEmpty()) {
            PlotStyle.save(chart, folder.resolve(name + ".svg"));
            drawn.add(new Plot(name, title));
        }
    }
}
