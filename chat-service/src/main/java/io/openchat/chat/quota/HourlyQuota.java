package io.openchat.chat.quota;

import io.openchat.shared.limit.TokenBucket;
import java.time.Clock;
import java.util.function.DoubleSupplier;

/** What may be stored within an hour, in messages and in bytes; it comes back evenly. For any number of threads. */
final class HourlyQuota {
    private final Bounded messages;
    private final Bounded bytes;

    /** A quota whose bounds may change while it is used. */
    HourlyQuota(DoubleSupplier messages, DoubleSupplier bytes, Clock clock) {
        this.messages = new Bounded(messages, clock);
        this.bytes = new Bounded(bytes, clock);
    }

    /** A bucket that is made as large as its bound is now. */
    private static final class Bounded {
        private final DoubleSupplier most;
        private final TokenBucket bucket;
        private double size;

        Bounded(DoubleSupplier most, Clock clock) {
            this.most = most;
            this.size = most.getAsDouble();
            this.bucket = Pace.perHour(size).bucket(clock);
        }

        synchronized TokenBucket now() {
            double wanted = most.getAsDouble();
            if (wanted != size) {
                size = wanted;
                Pace pace = Pace.perHour(wanted);
                bucket.resize(pace.atOnce(), pace.perSecond());
            }
            return bucket;
        }
    }

    /** Whether something more may be stored. */
    boolean admits() {
        return messages.now().has() && bytes.now().has();
    }

    /** So much was stored. */
    void spend(long size) {
        messages.now().spend(1);
        bytes.now().spend(size);
    }
}
