package io.openchat.chat.visitor;

import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import java.time.Clock;

/** The frames that one socket may still send: so many at once, refilled at so many a second. For one thread. */
final class TokenBucket {
    /** A page of messages kept while offline, sent in one go. */
    private static final int AT_ONCE = 20;

    /** Faster is a program: people type, and read what they get. */
    private static final int A_SECOND = 10;

    private final Clock clock;
    private double tokens = AT_ONCE;
    private long filledAt;

    private TokenBucket(Clock clock) {
        this.clock = clock;
        this.filledAt = clock.millis();
    }

    static TokenBucket ofVisitor(Clock clock) {
        return new TokenBucket(clock);
    }

    /** Takes one; a {@link FrameException} says that there is none. */
    void take() {
        long now = clock.millis();
        tokens = Math.min(AT_ONCE, tokens + Math.max(0, now - filledAt) * (A_SECOND / 1000.0));
        filledAt = now;
        if (tokens < 1) {
            throw new FrameException(ErrorCode.RATE_LIMITED, "Too many frames at once; wait a second.");
        }
        tokens--;
    }
}
