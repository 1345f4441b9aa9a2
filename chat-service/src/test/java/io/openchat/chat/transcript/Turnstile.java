package io.openchat.chat.transcript;

import io.openchat.chat.conversation.StoreException;
import io.openchat.chat.conversation.Transcript.Draft;
import io.openchat.shared.record.MessageRecord;
import java.time.Clock;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One pod's group commit, whose questions to the store go through one by one when the test says so, and may fail. */
final class Turnstile implements MessageStore {
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final MemoryMessages store;
    private final Deque<MessageRecord> late;
    private final Random random;
    private final GroupCommit appends;
    private final Thread writer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int unanswered;
    private boolean occupied;
    private boolean open;

    /** {@code late} takes the messages that the store will store later than it said that it could not. */
    Turnstile(MemoryMessages store, Deque<MessageRecord> late, Random random, Clock clock) {
        this.store = store;
        this.late = late;
        this.random = random;
        this.appends = new GroupCommit(this, clock);
        this.writer = Thread.ofPlatform().daemon().start(appends::run);
    }

    /** Gives the pod a draft; {@code answer} gets the message, or null when the pod could not store it. */
    void append(Draft draft, Consumer<@Nullable MessageRecord> answer) {
        locked(() -> unanswered++);
        var _ = appends.append(draft)
                .whenComplete((message, _) -> locked(() -> {
                    answer.accept(message);
                    unanswered--;
                }));
        awaitQuiet();
    }

    /** Whether the writer waits here with a question to the store. */
    boolean isOccupied() {
        return occupied;
    }

    /** Lets the writer through; it is back, or idle, afterwards. */
    void let() {
        locked(() -> {
            occupied = false;
            open = true;
        });
        awaitQuiet();
    }

    void close() throws InterruptedException {
        appends.close();
        writer.join(TimeUnit.SECONDS.toMillis(LONGEST_WAIT_SECONDS));
    }

    @Override
    public Map<String, Long> lastSeqs(Set<String> conversations) {
        return pass(() -> failing(() -> store.lastSeqs(conversations)));
    }

    @Override
    public Optional<MessageRecord> byId(String conversation, MessageRecord.Author author, String id) {
        return pass(() -> failing(() -> store.byId(conversation, author, id)));
    }

    @Override
    public Set<Integer> insert(List<MessageRecord> messages) {
        return pass(() -> {
            int stored = random.nextInt(messages.size() + 1);
            int chance = random.nextInt(10);
            if (chance == 0) {
                throw new StoreException("nothing stored");
            }
            if (chance == 1) {
                store.insert(messages.subList(0, stored));
                throw new StoreException("some stored, answer lost");
            }
            if (chance == 2) {
                late.addAll(messages);
                throw new StoreException("timed out, stored later");
            }
            return store.insert(messages);
        });
    }

    private <T> T failing(Supplier<T> question) {
        if (random.nextInt(10) == 0) {
            throw new StoreException("no answer");
        }
        return question.get();
    }

    /** Only one thread of all is between the turnstiles, so the random numbers come in one order. */
    private <T> T pass(Supplier<T> question) {
        locked(() -> occupied = true);
        await(() -> open);
        open = false;
        return question.get();
    }

    private void awaitQuiet() {
        await(() -> occupied || unanswered == 0);
    }

    private void await(Supplier<Boolean> condition) {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
            while (!condition.get()) {
                if (left <= 0) {
                    throw new AssertionError("nothing happens any more");
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
