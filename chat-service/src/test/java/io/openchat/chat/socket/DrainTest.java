package io.openchat.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DrainTest {
    private static final Random RANDOM = new Random(7);

    @Test
    void aHandful_movesAtOnce() {
        assertThat(Drain.spread(5, RANDOM))
                .hasSize(5)
                .allSatisfy(after -> assertThat(after).isBetween(Duration.ZERO, Duration.ofMillis(10)));
        assertThat(Drain.spread(0, RANDOM)).isEmpty();
    }

    @Test
    void tenThousand_areSpreadEvenlyOverFiveSeconds() {
        List<Duration> afters = Drain.spread(10_000, RANDOM);
        Map<Long, Long> aSecond =
                afters.stream().collect(Collectors.groupingBy(Duration::toSeconds, Collectors.counting()));
        assertThat(aSecond).isEqualTo(Map.of(0L, 2_000L, 1L, 2_000L, 2L, 2_000L, 3L, 2_000L, 4L, 2_000L));
    }

    @Test
    void withAllThatFollows_itEndsLongBeforeKubernetesKills() {
        assertThat(Drain.LIMIT).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }
}
