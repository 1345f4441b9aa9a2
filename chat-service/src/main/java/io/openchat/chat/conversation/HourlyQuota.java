package io.openchat.chat.conversation;

import io.openchat.shared.limit.TokenBucket;
import java.time.Clock;

/** What may be stored within an hour, in messages and in bytes; it comes back evenly. For any number of threads. */
final class HourlyQuota {
    private final TokenBucket messages;
    private final TokenBucket bytes;

    HourlyQuota(double messages, double bytes, Clock clock) {
        this.messages = Pace.perHour(messages).bucket(clock);
        this.bytes = Pace.perHour(bytes).bucket(clock);
    }

    /** Whether something more may be stored. */
    boolean admits() {
        return messages.has() && bytes.has();
    }

    /** So much was stored. */
    void spend(long size) {
        messages.spend(1);
        bytes.spend(size);
    }
}
