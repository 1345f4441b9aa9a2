package io.openchat.chat.transcript;

import io.openchat.chat.conversation.Transcript;
import io.openchat.shared.record.MessageRecord;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The transcript on MongoDB: appended by group commit, on a thread of its own. */
@ApplicationScoped
public class MongoTranscript implements Transcript {
    /** Longer than the driver's own time limits, so that the last write ends in one way or the other. */
    private static final Duration LAST_WRITE = Duration.ofSeconds(20);

    private final MongoMessages messages;
    private final GroupCommit appends;
    private final Thread writer;

    MongoTranscript(MongoMessages messages, Clock clock) {
        this.messages = messages;
        this.appends = new GroupCommit(messages, clock);
        this.writer = Thread.ofPlatform().name("transcript").daemon().start(appends::run);
    }

    @Override
    public CompletableFuture<MessageRecord> append(Draft draft) {
        return appends.append(draft);
    }

    /** How many messages wait to be stored. */
    public int unacked() {
        return appends.unacked();
    }

    /** How many messages were stored so far. */
    public long stored() {
        return appends.stored();
    }

    @Override
    public void heard(MessageRecord message) {
        appends.reached(message.conversation(), message.seq());
    }

    @Override
    public Optional<MessageRecord> byId(String conversation, MessageRecord.Author author, String id) {
        return messages.byId(conversation, author, id);
    }

    @Override
    public List<MessageRecord> after(String conversation, long seq) {
        List<MessageRecord> page = messages.after(conversation, seq);
        if (!page.isEmpty()) {
            heard(page.getLast());
        } else if (seq == 0) {
            appends.reached(conversation, 0);
        }
        return page;
    }

    @Override
    public Unanswered unanswered(String conversation, long most, long mostBytes) {
        return messages.unanswered(conversation, most, mostBytes);
    }

    @Override
    public Set<String> beyond(Map<String, Long> lastSeqs) {
        return messages.beyond(lastSeqs);
    }

    @PreDestroy
    void close() throws InterruptedException {
        appends.close();
        writer.join(LAST_WRITE);
    }
}
