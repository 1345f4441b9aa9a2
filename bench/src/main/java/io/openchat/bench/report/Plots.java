package io.openchat.bench.report;

import io.openchat.bench.figures.Measure;
import io.openchat.bench.figures.Samples;
import io.openchat.bench.figures.Stats;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The plots of the report, as SVG; of what was not measured there is none. */
final class Plots {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final long PAIRS = 100;

    /** Where the logarithmic axis of delays begins: a round trip of a loopback. */
    private static final double SHORTEST_MILLIS = 0.01;

    private static final Pattern NEEDLESS_DIGITS = Pattern.compile("(\\.\\d{2})\\d+");

    private final Samples samples;
    private final Path folder;
    private final List<String> drawn = new ArrayList<>();

    Plots(Samples samples, Path folder) {
        this.samples = samples;
        this.folder = folder;
    }

    /** Draws all; gives their names. */
    List<String> draw() {
        bars("throughput", "Closed loop, 100 pairs", Measure.THROUGHPUT, PAIRS);
        bars("cpu-per-message", "CPU of the server, closed loop", Measure.CPU, PAIRS);
        samples.loads(Measure.P50).forEach(this::delays);
        lines("memory-per-connection", "Idle connections", "connections", Measure.CONNECTION);
        lines("cpu-among-connections", "1,000 messages/s among idle connections", "connections", Measure.CPU_AMONG);
        growth();
        return drawn;
    }

    private void bars(String name, String title, Measure measure, long x) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle(measure.unit())
                .build();
        style(chart.getStyler());
        chart.getStyler().setAvailableSpaceFill(0.7).setLabelsVisible(true);
        List<Contender> there = Arrays.stream(Contender.values())
                .filter(c -> samples.of(c.key, measure, x).isPresent())
                .toList();
        List<String> labels = List.of(" ");
        for (Contender c : there) {
            double value = samples.of(c.key, measure, x).map(Stats::median).orElse(0.0);
            chart.addSeries(c.label, labels, List.of(round(value))).setFillColor(c.color);
        }
        save(name, chart, !there.isEmpty());
    }

    /** Percentiles side by side, on a logarithmic axis. */
    private void delays(long rate) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Delay at %,d messages/s".formatted(rate))
                .yAxisTitle("ms")
                .build();
        style(chart.getStyler());
        chart.getStyler().setYAxisLogarithmic(true).setYAxisMin(SHORTEST_MILLIS);
        List<Measure> measures = List.of(Measure.P50, Measure.P90, Measure.P99, Measure.P999);
        List<String> labels = List.of("p50", "p90", "p99", "p99.9");
        for (Contender c : Contender.values()) {
            List<Double> values = measures.stream()
                    .map(measure -> samples.of(c.key, measure, rate).map(Stats::median))
                    .flatMap(Optional::stream)
                    .toList();
            if (values.size() == measures.size()) {
                chart.addSeries(c.label, labels, values).setFillColor(c.color);
            }
        }
        save("delay-" + rate, chart, !chart.getSeriesMap().isEmpty());
    }

    private void lines(String name, String title, String load, Measure measure) {
        XYChart chart = chart(title, load, measure.unit());
        for (Contender c : Contender.values()) {
            line(chart, c.label, c.key, measure, c.color);
        }
        save(name, chart, !chart.getSeriesMap().isEmpty());
    }

    private void growth() {
        XYChart chart = chart("As the store grows", "conversations", "ms");
        line(chart, "append", "openchat-store", Measure.APPEND, Contender.OPENCHAT_STORE.color);
        line(chart, "resume", "openchat-store", Measure.RESUME, Contender.OPENCHAT_NATIVE.color);
        line(chart, "queue", "openchat-store", Measure.QUEUE, Contender.SOCKETIO.color);
        line(chart, "viewer's first page", "openchat-store", Measure.PAGE, Contender.SOCKETIO_STORE.color);
        save("store-growth", chart, !chart.getSeriesMap().isEmpty());
    }

    private void line(XYChart chart, String label, String subject, Measure measure, Color color) {
        List<Long> loads = samples.loads(measure).stream()
                .filter(x -> samples.of(subject, measure, x)
                        .filter(s -> s.median() > 0)
                        .isPresent())
                .toList();
        if (loads.size() > 1) {
            List<Double> values = loads.stream()
                    .map(x -> samples.of(subject, measure, x).map(Stats::median).orElse(0.0))
                    .toList();
            XYSeries series = chart.addSeries(label, loads, values);
            series.setMarkerColor(color);
            series.setLineColor(color);
        }
    }

    private static XYChart chart(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        style(chart.getStyler());
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        return chart;
    }

    private static void style(AxesChartStyler styler) {
        styler.setLegendPosition(LegendPosition.OutsideE)
                .setLegendBorderColor(Color.WHITE)
                .setChartBackgroundColor(Color.WHITE)
                .setLegendFont(PLAIN)
                .setChartTitleFont(PLAIN.deriveFont(Font.BOLD, 15f));
        styler.setAxisTitleFont(PLAIN).setAxisTickLabelsFont(PLAIN).setPlotGridLinesColor(new Color(0xdddddd));
    }

    private static double round(double value) {
        return value >= 100 ? Math.round(value) : Math.round(value * 10) / 10.0;
    }

    private void save(String name, Chart<?, ?> chart, boolean any) {
        if (!any) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(name + ".svg");
            VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
            // letters are drawn as outlines, to a trillionth of a pixel
            Files.writeString(
                    file, NEEDLESS_DIGITS.matcher(Files.readString(file)).replaceAll("$1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        drawn.add(name);
    }
}
