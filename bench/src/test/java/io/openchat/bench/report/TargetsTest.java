package io.openchat.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.bench.figures.Measure;
import io.openchat.bench.figures.Sample;
import io.openchat.bench.figures.Samples;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Targets are met or missed by the numbers alone, and neither when there are none. */
class TargetsTest {
    private static final String NO_MISHAPS = "| OpenChat: messages lost, duplicated or reordered | at most 0 | ";

    @Test
    void aTargetIsMet_whenTheRatioOfMediansIsWithinTheBound() {
        assertThat(targets(cpu("openchat-relay", 20), cpu("epoll", 10)))
                .contains("| CPU per message, nothing stored: ours ÷ C on epoll | at most 2× | 2.00× | met |");
    }

    @Test
    void aTargetIsMissed_whenItIsNot() {
        assertThat(targets(cpu("openchat-relay", 20.2), cpu("epoll", 10)))
                .contains("| at most 2× | 2.02× | **missed** |");
    }

    @Test
    void aNumberThatIsRoundedToTheBound_isToldInFull() {
        assertThat(targets(cpu("openchat-relay", 20.01), cpu("epoll", 10)))
                .contains("| at most 2× | 2.001× | **missed** |");
    }

    @Test
    void atLeast_isTheOtherWayRound() {
        assertThat(targets(cpu("openchat-relay", 20), cpu("ws", 41)))
                .contains("| CPU per message, nothing stored: ws ÷ ours | at least 2× | 2.05× | met |");
        assertThat(targets(cpu("openchat-relay", 20), cpu("ws", 39))).contains("| at least 2× | 1.95× | **missed** |");
    }

    @Test
    void aRatioByNothing_isNone() {
        assertThat(targets(cpu("openchat-relay", 20), cpu("epoll", 0)))
                .contains("| CPU per message, nothing stored: ours ÷ C on epoll | at most 2× | – | not measured |");
    }

    @Test
    void whatHasNoBound_isNotJudged() {
        assertThat(targets(
                        new Sample("openchat-store", Measure.P99, 1_000, 1, 10),
                        new Sample("vertx", Measure.P99, 1_000, 1, 2)))
                .contains("| no bound | 5.00× | for comparison |");
    }

    @Test
    void growthIsHeldAgainstTheLogarithm() {
        assertThat(targets(queue(1_000, 3), queue(100_000, 100), queue(1_000_000, 6)))
                .contains("| Agent's queue: growth of its time ÷ growth of the logarithm | at most 1× |"
                        + " 1.00× (1,000 to 1,000,000 conversations) | met |");
        assertThat(targets(queue(1_000, 3), queue(1_000_000, 6.3)))
                .contains("| at most 1× | 1.05× (1,000 to 1,000,000 conversations) | **missed** |");
    }

    @Test
    void growthFromOneSizeOnly_orFromOneConversation_isNone() {
        String none = "| Agent's queue: growth of its time ÷ growth of the logarithm | at most 1× | – | not measured |";
        assertThat(targets(queue(1_000, 3))).contains(none);
        assertThat(targets(queue(1, 3), queue(1_000, 30))).contains(none);
    }

    @Test
    void aTargetForAMillionConversations_isNotMetWithFewer() {
        String target = "| Viewer's first page, 1,000,000 conversations | at most 50 ms | ";
        assertThat(targets(page(10_000, 20))).contains(target + "– | not measured |");
        assertThat(targets(page(10_000, 20), page(1_000_000, 51))).contains(target + "51.0 ms | **missed** |");
    }

    @Test
    void anIdleConnection_isMeasuredAmongTheMost() {
        assertThat(targets(
                        new Sample("openchat-store", Measure.CONNECTION, 100, 1, 20_000),
                        new Sample("openchat-store", Measure.CONNECTION, 1_000, 1, 9_000),
                        new Sample("ws", Measure.CONNECTION, 10_000, 1, 5_000)))
                .contains("| at most 12,000 bytes | 9,000 bytes (1,000 connections) | met |");
    }

    @Test
    void oneLostMessageIsEnough_whoeverOfOursLostIt() {
        assertThat(targets(counts("openchat-store", 1_000, 0))).contains("| at most 0 | 0 (of 1,000 sent) | met |");
        assertThat(targets(counts("openchat-store", 1_000, 0), counts("openchat-native", 500, 1)))
                .contains("| at most 0 | 1 (of 1,500 sent) | **missed** |");
    }

    @Test
    void whatOthersLose_isNotOurs() {
        assertThat(targets(counts("ws", 1_000, 7))).contains(NO_MISHAPS + "– | not measured |");
    }

    @Test
    void whereNobodyLookedForDuplicates_thereAreNotNone() {
        assertThat(targets(
                        new Sample("openchat-store", Measure.SENT, 0, 1, 1_000),
                        new Sample("openchat-store", Measure.LOST, 0, 1, 0),
                        new Sample("openchat-store", Measure.REORDERED, 0, 1, 0)))
                .contains(NO_MISHAPS + "– | not measured |");
    }

    private static Sample cpu(String subject, double value) {
        return new Sample(subject, Measure.CPU, 100, 1, value);
    }

    private static Sample queue(long conversations, double value) {
        return new Sample("openchat-store", Measure.QUEUE, conversations, 1, value);
    }

    private static Sample page(long conversations, double value) {
        return new Sample("openchat-store", Measure.PAGE, conversations, 1, value);
    }

    private static Sample[] counts(String subject, double sent, double lost) {
        return new Sample[] {
            new Sample(subject, Measure.SENT, 0, 1, sent),
            new Sample(subject, Measure.LOST, 0, 1, lost),
            new Sample(subject, Measure.DUPLICATED, 0, 1, 0),
            new Sample(subject, Measure.REORDERED, 0, 1, 0)
        };
    }

    private static String targets(Sample[] some, Sample[] more) {
        return targets(Stream.of(some, more).flatMap(Stream::of).toArray(Sample[]::new));
    }

    private static String targets(Sample... some) {
        Samples samples = new Samples(List.of(some));
        return Targets.all().stream().map(target -> target.row(samples)).collect(Collectors.joining("\n"));
    }
}
