package io.openchat.chat.talk;

import io.openchat.chat.conversation.StoreException;
import io.openchat.chat.conversation.Transcript;
import io.openchat.shared.record.MessageRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The stored messages in memory. Appends can be held back, as by a slow store. */
public final class MemoryTranscript implements Transcript {
    public final Trouble appends = new Trouble();
    public final Trouble reads = new Trouble();

    private final Clock clock;
    private final Map<String, List<MessageRecord>> stored = new HashMap<>();
    private final Map<String, MessageRecord> starts = new HashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;

    public MemoryTranscript(Clock clock) {
        this.clock = clock;
    }

    /** Appends are not done until {@link #goesOn}. */
    public synchronized void stops() {
        holding = true;
    }

    public void goesOn() {
        List<Runnable> now;
        synchronized (this) {
            holding = false;
            now = List.copyOf(held);
            held.clear();
        }
        now.forEach(Runnable::run);
    }

    /** The entry number 0. */
    public synchronized Optional<MessageRecord> start(String conversation) {
        return Optional.ofNullable(starts.get(conversation));
    }

    public synchronized List<MessageRecord> of(String conversation) {
        return List.copyOf(stored.getOrDefault(conversation, List.of()));
    }

    @Override
    public CompletableFuture<MessageRecord> append(Draft draft) {
        CompletableFuture<MessageRecord> result = new CompletableFuture<>();
        synchronized (this) {
            if (holding) {
                held.add(() -> settle(draft, result));
                return result;
            }
        }
        settle(draft, result);
        return result;
    }

    @Override
    public Optional<MessageRecord> byId(String conversation, MessageRecord.Author author, String id) {
        return reads.around(() ->
                of(conversation).stream().filter(m -> isThe(m, author, id)).findFirst());
    }

    private static boolean isThe(MessageRecord m, MessageRecord.Author author, String id) {
        return m.id().equals(id)
                && m.from().kind() == author.kind()
                && Objects.equals(m.from().id(), author.id());
    }

    @Override
    public List<MessageRecord> after(String conversation, long seq) {
        return reads.around(() -> {
            List<MessageRecord> page = new ArrayList<>();
            of(conversation).stream()
                    .filter(m -> m.seq() > seq)
                    .takeWhile(_ -> !Transcript.isFull(page))
                    .forEach(page::add);
            return page;
        });
    }

    @Override
    public Set<String> beyond(Map<String, Long> lastSeqs) {
        return reads.around(() -> lastSeqs.entrySet().stream()
                .filter(last -> of(last.getKey()).size() > last.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    private void settle(Draft draft, CompletableFuture<MessageRecord> result) {
        MessageRecord message;
        try {
            message = appends.around(() -> store(draft));
        } catch (StoreException e) {
            result.completeExceptionally(e);
            return;
        }
        result.complete(message);
    }

    private synchronized MessageRecord store(Draft d) {
        if (d.isStart()) {
            return starts.computeIfAbsent(d.conversation(), _ -> d.numbered(0, clock.instant()));
        }
        List<MessageRecord> messages = stored.computeIfAbsent(d.conversation(), _ -> new ArrayList<>());
        return messages.stream()
                .filter(m -> isThe(m, d.from(), d.id()))
                .findFirst()
                .orElseGet(() -> {
                    MessageRecord message = d.numbered(messages.size() + 1L, clock.instant());
                    messages.add(message);
                    return message;
                });
    }
}
