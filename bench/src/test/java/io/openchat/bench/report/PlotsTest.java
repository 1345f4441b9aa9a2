package io.openchat.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.bench.figures.Measure;
import io.openchat.bench.figures.Sample;
import io.openchat.bench.figures.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There is a plot of what was measured and of nothing else, and it is a file that can be kept with the sources. */
class PlotsTest {
    /** 100 kB here; letters are drawn as outlines, and other fonts have others. */
    private static final int MOST_BYTES = 150_000;

    @TempDir
    Path folder;

    @Test
    void ofNothing_thereIsNone() {
        assertThat(new Plots(new Samples(List.of()), folder).draw()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void ofOnePoint_thereIsNoLine() {
        Samples samples = new Samples(List.of(
                new Sample("ws", Measure.CONNECTION, 1_000, 1, 7_000),
                new Sample("epoll", Measure.CONNECTION, 100, 1, 900)));
        assertThat(new Plots(samples, folder).draw()).isEmpty();
    }

    @Test
    void aDelayOfWhichAPercentileIsMissing_isNotDrawn() {
        Samples samples = new Samples(List.of(
                new Sample("ws", Measure.P50, 1_000, 1, 1),
                new Sample("ws", Measure.P90, 1_000, 1, 2),
                new Sample("ws", Measure.P99, 1_000, 1, 3)));
        assertThat(new Plots(samples, folder).draw()).isEmpty();
    }

    @Test
    void memoryThatWasGivenBack_isDrawnToo() {
        Samples samples = new Samples(List.of(
                new Sample("ws", Measure.CONNECTION, 100, 1, -500),
                new Sample("ws", Measure.CONNECTION, 1_000, 1, 7_000)));
        assertThat(new Plots(samples, folder).draw()).extracting(Plot::name).containsExactly("memory-per-connection");
    }

    @Test
    void everythingOfEveryone_isDrawnInSmallFiles() throws IOException {
        List<Plot> plots = new Plots(everything(), folder).draw();
        assertThat(plots)
                .extracting(Plot::name)
                .containsExactly(
                        "throughput",
                        "cpu-per-message",
                        "delay-1000",
                        "delay-10000",
                        "memory-per-connection",
                        "cpu-among-connections",
                        "store-growth");
        for (Plot plot : plots) {
            assertThat(Files.size(folder.resolve(plot.name() + ".svg")))
                    .as(plot.name())
                    .isBetween(1_000L, (long) MOST_BYTES);
        }
    }

    @Test
    void theSameNumbers_areTheSameFile() throws IOException {
        new Plots(everything(), folder.resolve("one")).draw();
        new Plots(everything(), folder.resolve("other")).draw();
        try (var files = Files.list(folder.resolve("one"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file)
                            .hasSameTextualContentAs(folder.resolve("other").resolve(file.getFileName())));
        }
    }

    private static Samples everything() {
        List<Sample> all = new ArrayList<>();
        double value = 0.031;
        for (Contender contender : Contender.values()) {
            value *= 2.7;
            all.add(new Sample(contender.key, Measure.THROUGHPUT, 100, 1, value * 1_000));
            all.add(new Sample(contender.key, Measure.CPU, 100, 1, value));
            for (long x : List.of(1_000L, 10_000L)) {
                all.add(new Sample(contender.key, Measure.P50, x, 1, value));
                all.add(new Sample(contender.key, Measure.P90, x, 1, value * 2));
                all.add(new Sample(contender.key, Measure.P99, x, 1, value * 3));
                all.add(new Sample(contender.key, Measure.P999, x, 1, value * 5));
                all.add(new Sample(contender.key, Measure.CONNECTION, x, 1, value * 100));
                all.add(new Sample(contender.key, Measure.CPU_AMONG, x, 1, value * 3));
            }
        }
        for (Measure measure : List.of(Measure.APPEND, Measure.RESUME, Measure.QUEUE, Measure.PAGE)) {
            value /= 3;
            all.add(new Sample("openchat-store", measure, 1_000, 1, value));
            all.add(new Sample("openchat-store", measure, 1_000_000, 1, value * 2));
        }
        return new Samples(all);
    }
}
