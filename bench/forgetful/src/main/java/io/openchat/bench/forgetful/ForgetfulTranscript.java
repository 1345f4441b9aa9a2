package io.openchat.bench.forgetful;

import io.openchat.chat.conversation.Transcript;
import io.openchat.shared.record.MessageRecord;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A transcript that keeps the last few messages of each conversation in memory, for who got two in the wrong order, and forgets
 * the rest.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class ForgetfulTranscript implements Transcript {
    /** A relay keeps none. More would be what the garbage collector is busy with, and so what is measured. */
    private static final int KEPT = 8;

    private final Clock clock;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    /** Of messages that came at the times of this clock. */
    public ForgetfulTranscript(Clock clock) {
        this.clock = clock;
    }

    @Override
    public CompletableFuture<MessageRecord> append(Draft draft) {
        return CompletableFuture.completedFuture(page(draft.conversation()).add(draft, clock));
    }

    @Override
    public Optional<MessageRecord> byId(String conversation, MessageRecord.Author author, String id) {
        return page(conversation).after(0).stream()
                .filter(message ->
                        message.id().equals(id) && message.from().kind().equals(author.kind()))
                .findFirst();
    }

    @Override
    public List<MessageRecord> after(String conversation, long seq) {
        return page(conversation).after(seq);
    }

    @Override
    public Set<String> beyond(Map<String, Long> lastSeqs) {
        return lastSeqs.entrySet().stream()
                .filter(last -> page(last.getKey()).last() > last.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Page page(String conversation) {
        return pages.computeIfAbsent(conversation, _ -> new Page());
    }

    /** The last messages of one conversation. */
    private static final class Page {
        private final Deque<MessageRecord> messages = new ArrayDeque<>();
        private long last;

        synchronized MessageRecord add(Draft d, Clock clock) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (d.isStart()) {
                return d.numbered(0, now);
            }
            last++;
            MessageRecord message = d.numbered(last, now);
            messages.add(message);
            if (messages.size() > KEPT) {
                messages.remove();
            }
            return message;
        }

        synchronized List<MessageRecord> after(long seq) {
            return messages.stream().filter(message -> message.seq() > seq).toList();
        }

        synchronized long last() {
            return last;
        }
    }
}
