package io.openchat.bench.report;

import io.openchat.bench.figures.Measure;
import io.openchat.bench.figures.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables of the report, in Markdown; of what was not measured there is a dash. */
final class Tables {
    private static final long PAIRS = 100;
    private static final long CALM = 1_000;
    private static final long BUSY = 10_000;
    private static final List<Measure> GROWTH = List.of(Measure.APPEND, Measure.RESUME, Measure.QUEUE, Measure.PAGE);

    private final Samples samples;

    Tables(Samples samples) {
        this.samples = samples;
    }

    /** A column of a table that has a row for each contender. */
    private record Column(String title, Function<Contender, String> cell) {}

    /** Those who store, or those who do not. */
    String contenders(boolean storing) {
        List<Column> columns = new ArrayList<>();
        columns.add(column("messages/s", Measure.THROUGHPUT, PAIRS));
        columns.add(column("CPU-s per million", Measure.CPU, PAIRS));
        if (storing) {
            columns.add(column("with the store's CPU", Measure.CPU_WITH_STORE, PAIRS));
        }
        columns.add(column("p50 at 1,000/s, ms", Measure.P50, CALM));
        columns.add(column("p99 at 1,000/s, ms", Measure.P99, CALM));
        columns.add(column("driver late by, p99, ms", Measure.LATE, CALM));
        columns.add(column("p50 at 10,000/s, ms", Measure.P50, BUSY));
        columns.add(column("p99 at 10,000/s, ms", Measure.P99, BUSY));
        columns.add(column("driver late by, p99, ms", Measure.LATE, BUSY));
        columns.add(column("RSS, MB", Measure.RSS, 0));
        long most = samples.loads(Measure.CONNECTION).stream().reduce(0L, Long::max);
        columns.add(column("bytes per idle connection", Measure.CONNECTION, most));
        columns.add(column("ready, s", Measure.READY, 0));
        return table(Contender.storing(storing), columns);
    }

    /** A row for each contender, a column for each load; empty when there was no load. */
    String byLoad(Measure measure, String load) {
        List<Long> loads = samples.loads(measure);
        return loads.isEmpty()
                ? ""
                : table(
                        List.of(Contender.values()),
                        loads.stream()
                                .map(x -> column(Numbers.count(x) + " " + load, measure, x))
                                .toList());
    }

    /** A row for each size of the store; empty when it did not grow. */
    String growth() {
        List<Long> sizes = GROWTH.stream()
                .flatMap(measure -> samples.loads(measure).stream())
                .distinct()
                .sorted()
                .toList();
        if (sizes.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(
                head("conversations", List.of("append", "resume", "agent's queue", "viewer's first page")));
        for (long size : sizes) {
            text.append(row(
                    Numbers.count(size),
                    GROWTH.stream().map(measure -> cell(Contender.OPENCHAT_STORE, measure, size))));
        }
        return text.toString();
    }

    /** A row for each size of the crowd; empty when there was none. */
    String waiting() {
        List<Long> crowds = samples.loads(Measure.FIRST_SCREEN);
        if (crowds.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(head("waiting", List.of("first page", "whole queue")));
        for (long crowd : crowds) {
            text.append(row(
                    Numbers.count(crowd),
                    Stream.of(Measure.FIRST_SCREEN, Measure.WHOLE_QUEUE)
                            .map(measure -> cell(Contender.OPENCHAT_STORE, measure, crowd))));
        }
        return text.toString();
    }

    /** How many messages came, and how: sums, not medians, since one that is lost is lost. */
    String counts() {
        List<Column> columns = Stream.of(Measure.SENT, Measure.LOST, Measure.DUPLICATED, Measure.REORDERED)
                .map(measure -> new Column(
                        measure.wire(),
                        contender -> samples.sum(contender.key, measure)
                                .map(sum -> Numbers.count(Math.round(sum)))
                                .orElse(Numbers.NONE)))
                .toList();
        return table(Arrays.asList(Contender.values()), columns);
    }

    private Column column(String title, Measure measure, long x) {
        return new Column(title, contender -> cell(contender, measure, x));
    }

    private String cell(Contender contender, Measure measure, long x) {
        return Numbers.of(samples.of(contender.key, measure, x));
    }

    private static String table(List<Contender> contenders, List<Column> columns) {
        StringBuilder text =
                new StringBuilder(head("", columns.stream().map(Column::title).toList()));
        for (Contender contender : contenders) {
            text.append(row(
                    contender.label,
                    columns.stream().map(column -> column.cell().apply(contender))));
        }
        return text.toString();
    }

    private static String head(String first, List<String> titles) {
        return row(first, titles.stream()) + "|---|" + "---:|".repeat(titles.size()) + "\n";
    }

    private static String row(String first, Stream<String> cells) {
        return "| " + first + " | " + String.join(" | ", cells.toList()) + " |\n";
    }
}
