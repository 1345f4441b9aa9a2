package io.openchat.chat.transcript;

import io.openchat.chat.conversation.StoreException;
import io.openchat.shared.record.MessageRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A store in memory with the two promises of the real one: unique (conversation, seq) and unique (conversation, author, id). */
final class MemoryMessages implements MessageStore {
    /** How a question to the store goes wrong. */
    enum Fault {
        NONE,
        /** Nothing is done. */
        BEFORE,
        /** All is done, but the answer is lost. */
        AFTER
    }

    private final Map<String, MessageRecord> bySeq = new HashMap<>();
    private final Map<String, MessageRecord> byId = new HashMap<>();
    private final Deque<Fault> insertFaults = new ArrayDeque<>();
    private final Deque<Fault> lookupFaults = new ArrayDeque<>();
    private final List<List<String>> writes = new ArrayList<>();
    private final List<Set<String>> questions = new ArrayList<>();
    private volatile @Nullable Gate gate;

    /** Where a write stops until the test lets it go on. */
    static final class Gate {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        void awaitWriter() {
            await(reached, "no write came");
        }

        void open() {
            opened.countDown();
        }

        private void pass() {
            reached.countDown();
            await(opened, "the test did not let the write go on");
        }

        private static void await(CountDownLatch latch, String otherwise) {
            try {
                if (!latch.await(10, TimeUnit.SECONDS)) {
                    throw new AssertionError(otherwise);
                }
            } catch (InterruptedException e) {
                throw new AssertionError(otherwise, e);
            }
        }
    }

    /** Stops writes from now on; the first shows at the gate. */
    Gate stopWrites() {
        Gate made = new Gate();
        gate = made;
        return made;
    }

    synchronized void nextInsert(Fault fault) {
        insertFaults.add(fault);
    }

    synchronized void nextLookup(Fault fault) {
        lookupFaults.add(fault);
    }

    /** The ids of the messages of each write, whatever became of it. */
    synchronized List<List<String>> writes() {
        return List.copyOf(writes);
    }

    /** The conversations of each question for last numbers. */
    synchronized List<Set<String>> questions() {
        return List.copyOf(questions);
    }

    synchronized List<MessageRecord> of(String conversation) {
        return bySeq.values().stream()
                .filter(m -> m.conversation().equals(conversation))
                .sorted(Comparator.comparingLong(MessageRecord::seq))
                .toList();
    }

    synchronized int size() {
        return bySeq.size();
    }

    @Override
    public synchronized Map<String, Long> lastSeqs(Set<String> conversations) {
        questions.add(Set.copyOf(conversations));
        Map<String, Long> last = new HashMap<>();
        bySeq.values().stream()
                .filter(m -> conversations.contains(m.conversation()))
                .forEach(m -> last.merge(m.conversation(), m.seq(), Math::max));
        return last;
    }

    @Override
    public Set<Integer> insert(List<MessageRecord> messages) {
        Gate closed = gate;
        if (closed != null) {
            closed.pass();
        }
        Fault fault;
        synchronized (this) {
            writes.add(messages.stream().map(MessageRecord::id).toList());
            fault = take(insertFaults);
        }
        fail(fault == Fault.BEFORE);
        Set<Integer> refused = new HashSet<>();
        for (int i = 0; i < messages.size(); i++) {
            // one by one, as the real store does: another writer may come in between
            if (!insert(messages.get(i))) {
                refused.add(i);
            }
        }
        fail(fault == Fault.AFTER);
        return refused;
    }

    synchronized boolean insert(MessageRecord m) {
        String seqKey = MessageRecord.key(m.conversation(), m.seq());
        String idKey = idKey(m.conversation(), m.from(), m.id());
        if (bySeq.containsKey(seqKey) || byId.containsKey(idKey)) {
            return false;
        }
        bySeq.put(seqKey, m);
        byId.put(idKey, m);
        return true;
    }

    @Override
    public synchronized Optional<MessageRecord> byId(String conversation, MessageRecord.Author author, String id) {
        fail(take(lookupFaults) != Fault.NONE);
        return Optional.ofNullable(byId.get(idKey(conversation, author, id)));
    }

    private static String idKey(String conversation, MessageRecord.Author author, String id) {
        return conversation + "/" + author.kind() + "/" + author.id() + "/" + id;
    }

    private static Fault take(Deque<Fault> faults) {
        Fault next = faults.poll();
        return next == null ? Fault.NONE : next;
    }

    private static void fail(boolean really) {
        if (really) {
            throw new StoreException("made to fail by the test");
        }
    }
}
