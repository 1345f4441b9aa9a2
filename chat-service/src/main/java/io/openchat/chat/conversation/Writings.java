package io.openchat.chat.conversation;

import io.openchat.shared.record.MessageRecord;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/** What visitors have written into their conversations, as far as this pod has heard. */
final class Writings {
    /** Remembered at most; of others the store is asked again. */
    private static final int MOST = 20_000;

    private final Supplier<Bounds.OfVisitor> bounds;
    private final Clock clock;
    private final Map<String, Written> known = new LruMap<>(MOST);

    Writings(Supplier<Bounds.OfVisitor> bounds, Clock clock) {
        this.bounds = bounds;
        this.clock = clock;
    }

    synchronized Written in(String conversation) {
        return known.computeIfAbsent(conversation, _ -> new Written(bounds, clock));
    }

    /** A message is on record, here or on another pod. */
    void stored(MessageRecord message) {
        Written written;
        synchronized (this) {
            written = known.get(message.conversation());
        }
        if (written != null) {
            written.stored(message);
        }
    }
}
