package io.openchat.chat.transcript;

import io.openchat.chat.conversation.StoreException;
import io.openchat.chat.conversation.Transcript.Draft;
import io.openchat.shared.record.MessageRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Appends messages: one writer, and whatever arrives while it writes goes together in the next write.
 *
 * <p>So nothing waits when there is little to do, and much goes in one command when there is much. A write takes at most
 * one message of each conversation: the next number is free only when the one before is known to be stored, which is what
 * keeps the numbers gapless and each sender's order, whatever other pods insert meanwhile. A refused insert means either
 * that another pod took the number (the draft gets the next one) or that the same message was sent before (the stored
 * one is the answer).
 */
final class GroupCommit {
    /** Most messages in one write: a thousand of ordinary length are some hundred kilobytes. */
    static final int LARGEST_WRITE = 1_000;

    /** Most drafts that wait. More wait only when the store is far too slow; then it is better to say so at once. */
    static final int LONGEST_WAIT = 20_000;

    /** Numbers that are tried one after the other before the store is asked how far others have come. */
    private static final int STEPS = 4;

    private final MessageStore store;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Map<String, Deque<Pending>> waiting = new LinkedHashMap<>();
    private int drafts;
    private final LongAdder stored = new LongAdder();
    private boolean closing;

    private final LastSeqs lastSeqs = new LastSeqs();

    /** A draft that waits, and how often its number was taken already. */
    private static final class Pending {
        final Draft draft;
        final CompletableFuture<MessageRecord> result = new CompletableFuture<>();
        int refusals;

        Pending(Draft draft) {
            this.draft = draft;
        }
    }

    GroupCommit(MessageStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Queues a draft; the result is completed by the writer. */
    CompletableFuture<MessageRecord> append(Draft draft) {
        Pending pending = new Pending(draft);
        lock.lock();
        try {
            if (closing || drafts >= LONGEST_WAIT) {
                String why = closing ? "this service stops" : drafts + " messages wait for the store";
                return CompletableFuture.failedFuture(new StoreException(why));
            }
            waiting.computeIfAbsent(draft.conversation(), _ -> new ArrayDeque<>())
                    .add(pending);
            drafts++;
            arrived.signal();
        } finally {
            lock.unlock();
        }
        return pending.result;
    }

    /** The message with this number is stored, or, with 0, the conversation exists: so the writer need not ask. */
    void reached(String conversation, long seq) {
        lastSeqs.reached(conversation, seq);
    }

    /** How many drafts wait, those being written included. */
    int unacked() {
        lock.lock();
        try {
            return drafts;
        } finally {
            lock.unlock();
        }
    }

    /** How many messages were stored so far; one that was sent again counts once. */
    long stored() {
        return stored.sum();
    }

    /** Writes until {@link #close} and all that waits is written; one thread runs this. */
    void run() {
        for (List<Pending> batch = next(); !batch.isEmpty(); batch = next()) {
            write(batch);
        }
    }

    /** Takes no more drafts; those that wait are still written. */
    void close() {
        lock.lock();
        try {
            closing = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The first draft of every conversation that has one; waits for one. Empty at the end. */
    private List<Pending> next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closing) {
                arrived.awaitUninterruptibly();
            }
            List<Pending> batch = new ArrayList<>();
            for (Deque<Pending> queue : waiting.values()) {
                if (batch.size() == LARGEST_WRITE) {
                    break;
                }
                batch.add(queue.getFirst());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void write(List<Pending> batch) {
        List<MessageRecord> messages;
        Set<Integer> refused;
        try {
            learn(batch);
            messages = number(batch);
            refused = store.insert(messages);
        } catch (RuntimeException e) {
            batch.forEach(pending -> fail(pending, e));
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            if (refused.contains(i)) {
                settle(batch.get(i), messages.get(i).seq());
            } else {
                stored.increment();
                lastSeqs.reached(messages.get(i).conversation(), messages.get(i).seq());
                finish(batch.get(i), messages.get(i));
            }
        }
    }

    private void learn(List<Pending> batch) {
        Set<String> unknown = lastSeqs.unknown(batch.stream()
                .map(pending -> pending.draft)
                .filter(draft -> !draft.isStart())
                .map(Draft::conversation)
                .toList());
        if (!unknown.isEmpty()) {
            Map<String, Long> found = store.lastSeqs(unknown);
            unknown.forEach(conversation -> lastSeqs.reached(conversation, found.getOrDefault(conversation, 0L)));
        }
    }

    /** Each attempt has its own time: readers by time rely on it that no entry is stored long after the time that it bears. */
    private List<MessageRecord> number(List<Pending> batch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<MessageRecord> messages = new ArrayList<>(batch.size());
        for (Pending pending : batch) {
            Draft draft = pending.draft;
            messages.add(draft.numbered(draft.isStart() ? 0 : lastSeqs.of(draft.conversation()) + 1, now));
        }
        return messages;
    }

    /** A refused draft: answered with what its author has stored under its id; else the number was taken, and it gets a later one. */
    private void settle(Pending pending, long seq) {
        Draft draft = pending.draft;
        Optional<MessageRecord> stored;
        try {
            stored = store.byId(draft.conversation(), draft.from(), draft.id());
        } catch (RuntimeException e) {
            fail(pending, e);
            return;
        }
        stored.ifPresentOrElse(message -> finish(pending, message), () -> step(pending, seq));
    }

    private void step(Pending pending, long taken) {
        String conversation = pending.draft.conversation();
        lastSeqs.reached(conversation, taken);
        if (++pending.refusals % STEPS == 0) {
            lastSeqs.forget(conversation);
        }
    }

    private void finish(Pending pending, MessageRecord message) {
        remove(pending);
        pending.result.complete(message);
    }

    /** Whether it is stored is not known; the next to try the number will see. */
    private void fail(Pending pending, RuntimeException e) {
        remove(pending);
        pending.result.completeExceptionally(e);
    }

    private void remove(Pending pending) {
        lock.lock();
        try {
            String conversation = pending.draft.conversation();
            Deque<Pending> queue = waiting.remove(conversation);
            if (queue != null) {
                queue.removeFirst();
                drafts--;
                if (!queue.isEmpty()) {
                    // to the end: with more conversations than a write takes, each gets its turn
                    waiting.put(conversation, queue);
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
