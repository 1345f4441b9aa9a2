package io.openchat.chat.quota;

import io.openchat.chat.conversation.Transcript;
import io.openchat.shared.record.MessageRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What a visitor has written into one conversation: since an agent has said something, and in the last hour. For any thread. */
public final class Written {
    /** A bound that is reached is looked at again in the store, as an answer may have come through another pod; this often. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final Supplier<Bounds.OfVisitor> bounds;
    private final Clock clock;
    private final HourlyQuota hourly;
    private Transcript.Unanswered unanswered = Transcript.Unanswered.NOTHING;
    private Instant lookedAt = Instant.MIN;

    Written(Supplier<Bounds.OfVisitor> bounds, Clock clock) {
        this.bounds = bounds;
        this.clock = clock;
        this.hourly = new HourlyQuota(
                () -> bounds.get().messagesPerHour(), () -> bounds.get().bytesPerHour(), clock);
    }

    /** Whether the store has to say first how much there is. */
    synchronized boolean isToBeLookedAt() {
        return lookedAt.equals(Instant.MIN)
                || (isFull() && lookedAt.plus(LOOK_AGAIN).isBefore(clock.instant()));
    }

    /** The store says so. */
    public synchronized void found(Transcript.Unanswered now) {
        lookedAt = clock.instant();
        if (now.seq() >= unanswered.seq()) {
            unanswered = now;
        }
    }

    /** Whether nothing more is taken until an agent has said something. */
    public synchronized boolean isFull() {
        Bounds.OfVisitor most = bounds.get();
        return unanswered.messages() >= most.unansweredMessages() || unanswered.bytes() >= most.unansweredBytes();
    }

    /** Whether the visitor has written less than is taken within an hour. */
    public boolean admits() {
        return hourly.admits();
    }

    /** So much was stored through this pod. */
    public void spend(long size) {
        hourly.spend(size);
    }

    /** A message is on record; it may be told more than once. */
    synchronized void stored(MessageRecord message) {
        if (message.seq() > unanswered.seq()) {
            unanswered = unanswered.and(message);
        }
    }
}
