package io.openchat.chat.quota;

import io.openchat.chat.conversation.LruMap;
import io.openchat.chat.conversation.StoreWork;
import io.openchat.chat.conversation.Transcript;
import io.openchat.shared.record.MessageRecord;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What visitors have written into their conversations, as far as this pod has heard. */
public final class Writings {
    /** Remembered at most; of others the store is asked again. */
    private static final int MOST = 20_000;

    private final Supplier<Bounds.OfVisitor> bounds;
    private final Clock clock;
    private final Transcript transcript;
    private final StoreWork storeWork;
    private final Map<String, Written> known = new LruMap<>(MOST);

    /** Writings within {@code bounds}; {@code transcript} has those of which this pod has not heard. */
    public Writings(Supplier<Bounds.OfVisitor> bounds, Clock clock, Transcript transcript, StoreWork storeWork) {
        this.bounds = bounds;
        this.clock = clock;
        this.transcript = transcript;
        this.storeWork = storeWork;
    }

    /** What was written into a conversation, when it does not matter how much of it waits for an answer. */
    public synchronized Written in(String conversation) {
        return known.computeIfAbsent(conversation, _ -> new Written(bounds, clock));
    }

    /** What was written into a conversation, after the store has been asked how much of it waits for an answer, if need be. */
    public CompletableFuture<Written> lookedAt(String conversation) {
        Written written = in(conversation);
        if (!written.isToBeLookedAt()) {
            return CompletableFuture.completedFuture(written);
        }
        Bounds.OfVisitor most = bounds.get();
        return storeWork
                .ask(() -> transcript.unanswered(conversation, most.unansweredMessages(), most.unansweredBytes()))
                .thenApply(found -> {
                    written.found(found);
                    return written;
                });
    }

    /** A message is on record, here or on another pod. */
    public void stored(MessageRecord message) {
        Written written;
        synchronized (this) {
            written = known.get(message.conversation());
        }
        if (written != null) {
            written.stored(message);
        }
    }
}
