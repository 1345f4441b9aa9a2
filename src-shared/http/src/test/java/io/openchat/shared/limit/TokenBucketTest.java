package io.openchat.shared.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A bucket of twenty and ten a second twenty frames at once, and ten a second from then on. */
class TokenBucketTest {
    private Instant now = Instant.parse("2026-11-22T09:30:00Z");
    private final TokenBucket bucket = new TokenBucket(20, 10, () -> now);

    @Test
    void letsABurstThroughAndNoMore() {
        takes(20);
        isEmpty();
    }

    @Test
    void fillsUpWithTheTime() {
        takes(20);
        now = now.plus(Duration.ofMillis(500));
        takes(5);
        isEmpty();
    }

    @Test
    void holdsNoMoreThanABurst() {
        now = now.plus(Duration.ofHours(1));
        takes(20);
        isEmpty();
    }

    @Test
    void otherBounds_holdAtOnce_andWhatWasUsedStaysUsed() {
        takes(15);
        bucket.resize(30, 10);
        takes(15);
        isEmpty();
        bucket.resize(10, 1);
        isEmpty();
        now = now.plus(Duration.ofSeconds(20)); // pays what it owes now
        isEmpty();
        now = now.plus(Duration.ofSeconds(2));
        takes(2);
        isEmpty();
        now = now.plus(Duration.ofHours(1));
        takes(10);
        isEmpty();
    }

    @Test
    void takesNothingAwayWhenTheClockIsSetBack() {
        takes(10);
        now = now.plus(Duration.ofMinutes(-1));
        takes(10);
        isEmpty();
    }

    @Test
    void whatCostsMoreThanIsThere_isOwed() {
        bucket.spend(50);
        assertThat(bucket.untilHas()).isBetween(Duration.ofMillis(3_100), Duration.ofMillis(3_101));
        now = now.plusMillis(3_000);
        isEmpty();
        now = now.plus(bucket.untilHas());
        takes(1);
        isEmpty();
    }

    @Test
    void isWaitedForNoLongerThanAnHour() {
        bucket.spend(Long.MAX_VALUE);
        assertThat(bucket.untilHas()).isEqualTo(Duration.ofHours(1));
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
