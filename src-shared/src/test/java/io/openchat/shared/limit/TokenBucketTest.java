package io.openchat.chat.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.conversation.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A bucket of twenty and ten a second twenty frames at once, and ten a second from then on. */
class TokenBucketTest {
    private final TestClock clock = new TestClock();
    private final TokenBucket bucket = new TokenBucket(20, 10, clock);

    @Test
    void letsABurstThroughAndNoMore() {
        takes(20);
        isEmpty();
    }

    @Test
    void fillsUpWithTheTime() {
        takes(20);
        clock.advance(Duration.ofMillis(500));
        takes(5);
        isEmpty();
    }

    @Test
    void holdsNoMoreThanABurst() {
        clock.advance(Duration.ofHours(1));
        takes(20);
        isEmpty();
    }

    @Test
    void takesNothingAwayWhenTheClockIsSetBack() {
        takes(10);
        clock.advance(Duration.ofMinutes(-1));
        takes(10);
        isEmpty();
    }

    private void takes(int frames) {
        for (int i = 0; i < frames; i++) {
            assertThat(bucket.take()).as("take " + (i + 1)).isTrue();
        }
    }

    private void isEmpty() {
        assertThat(bucket.take()).isFalse();
    }
}
