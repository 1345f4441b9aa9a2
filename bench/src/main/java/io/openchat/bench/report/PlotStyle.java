package io.openchat.bench.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.LegendPosition;

/** How all plots look, and how they become files. */
final class PlotStyle {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Color GRID = new Color(0xebebeb);
    private static final String DECIMALS = "#,##0.###";

    /** A tenth of a pixel is enough; letters are drawn as outlines, and are most of a file. */
    private static final Pattern TOO_EXACT = Pattern.compile("\\d+\\.\\d{2,}(E-\\d+)?");

    private PlotStyle() {}

    static CategoryChart categories(String title, String x, String y) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        style(chart.getStyler());
        // a place of the axis belongs to all series, not a part of it to each
        chart.getStyler().setOverlapped(true).setPlotGridVerticalLinesVisible(false);
        return chart;
    }

    /** With a logarithmic axis of loads. */
    static XYChart xy(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        style(chart.getStyler());
        chart.getStyler().setXAxisLogarithmic(true);
        return chart;
    }

    /** From one power of ten to another, since only these have labels. */
    static void logarithmicY(AxesChartStyler styler, List<Double> values) {
        if (values.isEmpty() || Collections.min(values) <= 0) {
            return;
        }
        styler.setYAxisLogarithmic(true);
        styler.setYAxisMin(Math.pow(10, Math.floor(Math.log10(Collections.min(values)))));
        styler.setYAxisMax(Math.pow(10, Math.ceil(Math.log10(Collections.max(values)))));
    }

    /** The same chart is the same file, but where other fonts are installed. */
    static void save(Chart<?, ?> chart, Path file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            VectorGraphicsEncoder.saveVectorGraphic(chart, bytes, VectorGraphicsFormat.SVG);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    TOO_EXACT
                            .matcher(bytes.toString(StandardCharsets.UTF_8))
                            .replaceAll(number -> rounded(number.group())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rounded(String number) {
        BigDecimal tenth = new BigDecimal(number).setScale(1, RoundingMode.HALF_UP);
        return tenth.stripTrailingZeros().toPlainString();
    }

    private static void style(AxesChartStyler styler) {
        styler.setLegendPosition(LegendPosition.OutsideE)
                .setLegendBorderColor(Color.WHITE)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendFont(PLAIN)
                .setChartTitleFont(PLAIN.deriveFont(Font.BOLD, 15f));
        styler.setAxisTitleFont(PLAIN)
                .setAxisTickLabelsFont(PLAIN)
                .setAxisTickPadding(8)
                .setYAxisLabelAlignment(TextAlignment.Right)
                .setLocale(Locale.ROOT)
                .setXAxisDecimalPattern(DECIMALS)
                .setYAxisDecimalPattern(DECIMALS)
                .setPlotGridLinesColor(GRID)
                // a dash of a dashed line would be a shape of its own, of which there are thousands
                .setPlotGridLinesStroke(new BasicStroke(1));
    }
}
