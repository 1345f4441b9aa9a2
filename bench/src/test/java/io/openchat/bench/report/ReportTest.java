package io.openchat.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.bench.figures.Machine;
import io.openchat.bench.figures.Measure;
import io.openchat.bench.figures.Sample;
import io.openchat.bench.figures.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report says what was measured and how, and what was not. */
class ReportTest {
    private static final Machine PINNED =
            new Machine(Map.of("cores-of-their-own", "true", "repetitions", "3", "form", "full"));

    @Test
    void whatWasNotMeasured_isSaidToBeMissing() {
        assertThat(report(new Sample("ws", Measure.CPU, 100, 1, 41)))
                .contains("| OpenChat, native: from start to ready | at most 0.15 s | – | not measured |")
                .contains("| C on epoll | – | – | – | – | – | – | – | – | – | – | – |")
                .contains("| ws 8 (Node) | – | 41.0 | – | – | – | – | – | – | – | – | – |")
                .contains("## As connections grow\n\nNot measured.\n")
                .contains("## As the store grows\n\nNot measured.\n");
    }

    @Test
    void severalRepetitions_areShownWithTheirRange() {
        assertThat(report(
                        new Sample("ws", Measure.THROUGHPUT, 100, 1, 30_000),
                        new Sample("ws", Measure.THROUGHPUT, 100, 2, 35_000),
                        new Sample("ws", Measure.THROUGHPUT, 100, 3, 31_000)))
                .contains("| ws 8 (Node) | 31,000 (30,000–35,000) |");
    }

    @Test
    void everyNumberOfAServer_hasItsColumn() {
        assertThat(report(
                        new Sample("openchat-store", Measure.THROUGHPUT, 100, 1, 26_000),
                        new Sample("openchat-store", Measure.CPU, 100, 1, 19),
                        new Sample("openchat-store", Measure.CPU_WITH_STORE, 100, 1, 41),
                        new Sample("openchat-store", Measure.P50, 1_000, 1, 0.3),
                        new Sample("openchat-store", Measure.P99, 1_000, 1, 1.25),
                        new Sample("openchat-store", Measure.LATE, 1_000, 1, 0.9),
                        new Sample("openchat-store", Measure.P50, 10_000, 1, 0.7),
                        new Sample("openchat-store", Measure.P99, 10_000, 1, 2.5),
                        new Sample("openchat-store", Measure.LATE, 10_000, 1, 1.5),
                        new Sample("openchat-store", Measure.RSS, 0, 1, 137),
                        new Sample("openchat-store", Measure.CONNECTION, 100, 1, 15_000),
                        new Sample("openchat-store", Measure.CONNECTION, 10_000, 1, 10_180),
                        new Sample("openchat-store", Measure.READY, 0, 1, 1.07)))
                .contains(
                        "| OpenChat | 26,000 | 19.0 | 41.0 | 0.300 | 1.25 | 0.900 | 0.700 | 2.50 | 1.50 | 137 | 10,180 | 1.07 |",
                        "|  | 100 connections | 10,000 connections |\n",
                        "| OpenChat | 15,000 | 10,180 |\n");
    }

    @Test
    void aStoreThatGrew_hasARowForEachSize_evenIfNotAllWasMeasured() {
        assertThat(report(
                        new Sample("openchat-store", Measure.PAGE, 1_000_000, 1, 9.4),
                        new Sample("openchat-store", Measure.APPEND, 1_000, 1, 0.62)))
                .contains("| 1,000 | 0.620 | – | – | – |\n| 1,000,000 | – | – | – | 9.40 |\n");
    }

    @Test
    void countsAreSums() {
        assertThat(report(
                        new Sample("ws", Measure.SENT, 0, 1, 1_000),
                        new Sample("ws", Measure.SENT, 0, 2, 2_000),
                        new Sample("ws", Measure.LOST, 0, 2, 7)))
                .contains("| ws 8 (Node) | 3,000 | 7 | – | – |");
    }

    @Test
    void itIsSaidWhichCoresTheyHad() {
        assertThat(Report.of(new Samples(List.of()), PINNED, List.of()))
                .contains("The server ran on core 0.")
                .contains("There were 3 repetitions;")
                .doesNotContain("short form");
        assertThat(Report.of(new Samples(List.of()), new Machine(Map.of("cores-of-their-own", "false")), List.of()))
                .contains("shared all cores")
                .contains("It is not on record how many repetitions there were.");
        assertThat(Report.of(new Samples(List.of()), new Machine(Map.of("repetitions", "1")), List.of()))
                .contains("It is not on record which cores")
                .contains("There was one repetition");
    }

    @Test
    void aShortRun_isCalledAFirstImpression() {
        assertThat(Report.of(new Samples(List.of()), new Machine(Map.of("form", "short")), List.of()))
                .contains("This was the short form: a first impression.");
    }

    @Test
    void numbersAreTheSame_whateverTheLanguageOfTheSystem() {
        Sample[] some = {
            new Sample("ws", Measure.THROUGHPUT, 100, 1, 30_000.5),
            new Sample("ws", Measure.CONNECTION, 10_000, 1, 6_887),
            new Sample("ws", Measure.READY, 0, 1, 0.25)
        };
        String report = report(some);
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(report(some)).isEqualTo(report);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void aFolderOfARun_getsTextAndPlots(@TempDir Path folder) {
        new Samples(List.of(new Sample("ws", Measure.CPU, 100, 1, 41))).write(folder.resolve("results.csv"));
        PINNED.write(folder.resolve("machine.properties"));
        Report.write(folder);
        assertThat(folder.resolve("results.md"))
                .content()
                .contains("](plots/cpu-per-message.svg)")
                .doesNotContain("throughput.svg");
        assertThat(folder.resolve("plots/cpu-per-message.svg")).exists();
    }

    private static String report(Sample... samples) {
        return Report.of(new Samples(List.of(samples)), PINNED, List.of());
    }
}
