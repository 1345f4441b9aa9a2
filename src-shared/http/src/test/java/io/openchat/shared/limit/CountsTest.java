package io.openchat.shared.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.limit.Counts.Share;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountsTest {
    private static final Share POD = new Share("pod", 3);

    private final Counts counts = new Counts();

    @Test
    void whoHasAllThatTheyMay_isRefused_andOthersAreNot() {
        assertThat(counts.take(of("a", 2))).isTrue();
        assertThat(counts.take(of("a", 2))).isTrue();
        assertThat(counts.take(of("a", 2))).isFalse();
        assertThat(counts.take(of("b", 2))).isTrue();
        assertThat(counts.take(of("c", 2))).as("the pod is full").isFalse();
    }

    @Test
    void whoWasRefused_countsNowhere() {
        assertThat(counts.take(of("a", 1))).isTrue();
        for (int i = 0; i < 10; i++) {
            assertThat(counts.take(of("a", 1))).isFalse();
        }
        assertThat(counts.count("pod")).isEqualTo(1);
    }

    @Test
    void whatIsGivenBack_canBeTakenAgain_andNothingIsRemembered() {
        assertThat(counts.take(of("a", 1))).isTrue();
        counts.give(of("a", 1));
        assertThat(counts.size()).isZero();
        assertThat(counts.take(of("a", 1))).isTrue();
    }

    private static List<Share> of(String address, int most) {
        return List.of(POD, new Share(address, most));
    }
}
