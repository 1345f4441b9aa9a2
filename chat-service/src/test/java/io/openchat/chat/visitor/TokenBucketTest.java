package io.openchat.chat.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A socket may send twenty frames at once, and ten a second from then on. */
class TokenBucketTest {
    private final Hand clock = new Hand();
    private final TokenBucket bucket = TokenBucket.ofVisitor(clock);

    @Test
    void letsABurstThroughAndNoMore() {
        takes(20);
        isEmpty();
    }

    @Test
    void fillsUpWithTheTime() {
        takes(20);
        clock.passes(500);
        takes(5);
        isEmpty();
    }

    @Test
    void holdsNoMoreThanABurst() {
        clock.passes(3_600_000);
        takes(20);
        isEmpty();
    }

    @Test
    void takesNothingAwayWhenTheClockIsSetBack() {
        takes(10);
        clock.passes(-60_000);
        takes(10);
        isEmpty();
    }

    private void takes(int frames) {
        for (int i = 0; i < frames; i++) {
            bucket.take();
        }
    }

    private void isEmpty() {
        assertThatThrownBy(bucket::take)
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RATE_LIMITED));
    }

    /** A clock that a test moves on by hand. */
    private static final class Hand extends Clock {
        private long now = 1_000_000;

        void passes(long milliseconds) {
            now += milliseconds;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
