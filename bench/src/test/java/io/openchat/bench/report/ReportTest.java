package io.openchat.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.bench.figures.Machine;
import io.openchat.bench.figures.Measure;
import io.openchat.bench.figures.Sample;
import io.openchat.bench.figures.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The report says what was measured, and what was not; targets are met or missed by the numbers alone. */
class ReportTest {
    @Test
    void aTargetIsMet_whenTheRatioOfMediansIsWithinTheBound() {
        assertThat(report(cpu("openchat-relay", 20), cpu("epoll", 10)))
                .contains("| CPU per message, nothing stored, by that of the relay in C | at most 2.00 | 2.00 | met |");
    }

    @Test
    void aTargetIsMissed_whenItIsNot() {
        assertThat(report(cpu("openchat-relay", 20.2), cpu("epoll", 10)))
                .contains("| at most 2.00 | 2.02 | **missed** |");
    }

    @Test
    void atLeast_isTheOtherWayRound() {
        assertThat(report(cpu("openchat-relay", 20), cpu("ws", 41)))
                .contains("| CPU per message of ws, by ours with nothing stored | at least 2.00 | 2.05 | met |");
    }

    @Test
    void growthIsHeldAgainstTheLogarithm() {
        assertThat(report(queue(1_000, 3), queue(1_000_000, 6)))
                .contains("| queue: growth of the time by that of the logarithm | at most 1.00 | 1.00 | met |");
        assertThat(report(queue(1_000, 3), queue(1_000_000, 6.3))).contains("| at most 1.00 | 1.05 | **missed** |");
    }

    @Test
    void whatWasNotMeasured_isSaidToBeMissing() {
        assertThat(report(cpu("ws", 41)))
                .contains("| native: seconds from start to ready | at most 0.15 | – | not measured |")
                .contains("| C on epoll | – | – | –, – | –, – | – | – |");
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
    void countsAreSums() {
        assertThat(report(
                        new Sample("ws", Measure.SENT, 0, 1, 1_000),
                        new Sample("ws", Measure.SENT, 0, 2, 2_000),
                        new Sample("ws", Measure.LOST, 0, 2, 7)))
                .contains("| ws 8 (Node) | 3,000 | 7 | – | – |");
    }

    private static Sample cpu(String subject, double value) {
        return new Sample(subject, Measure.CPU, 100, 1, value);
    }

    private static Sample queue(long conversations, double value) {
        return new Sample("openchat-store", Measure.QUEUE, conversations, 1, value);
    }

    private static String report(Sample... samples) {
        return Report.of(new Samples(List.of(samples)), new Machine(Map.of("cores", "2")), List.of());
    }
}
