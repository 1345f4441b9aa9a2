package io.openchat.chat.transcript;

import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.InsertManyOptions;
import io.openchat.chat.conversation.Transcript;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.wire.Side;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.bson.Document;

/**
 * The collection {@code messages}. Every question names the conversation, though the keys alone would do: where the messages are spread
 * over shards, by conversation, one of these answers.
 */
@ApplicationScoped
class MongoMessages implements MessageStore {
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    /** Enough for 2^22 messages in the first round, and for a factor of 22 in each of the others. */
    private static final int PROBES = 22;

    /** What is missing after a lost signal or a short absence. */
    private static final int FEW = 10;

    /** What is read at once of a long history: less than a megabyte of the longest messages. */
    private static final int MORE = 50;

    /** Notes and events without an answer among them: more than that is no chat. */
    private static final int LOOKED_BACK = 2_000;

    /** A thousand keys, and their conversations, are at most a hundred kilobytes of question. */
    private static final int KEYS_AT_ONCE = 1_000;

    private final Store store;
    private final Repositories.OfMessages messages;

    MongoMessages(Store store, Repositories.OfMessages messages) {
        this.store = store;
        this.messages = messages;
    }

    /**
     * By a search over keys, since numbers have no gaps: a few rounds of some {@value #PROBES} keys for each conversation,
     * however long it is.
     */
    @Override
    public Map<String, Long> lastSeqs(Set<String> conversations) {
        Map<String, Long> last = new HashMap<>();
        Map<String, Long> steps = new HashMap<>();
        highest(conversations, (_, n) -> 1L << n).forEach((conversation, seq) -> {
            last.put(conversation, seq);
            steps.put(conversation, Math.ceilDiv(seq, PROBES));
        });
        while (!steps.isEmpty()) {
            highest(
                            steps.keySet(),
                            (conversation, n) -> last.getOrDefault(conversation, 0L)
                                    + (n + 1) * steps.getOrDefault(conversation, 1L))
                    .forEach(last::put);
            steps.values().removeIf(step -> step == 1);
            steps.replaceAll((_, step) -> Math.ceilDiv(step, PROBES));
        }
        return last;
    }

    /** The n-th number to look for in a conversation, from 0. */
    private interface Probe {
        long number(String conversation, int n);
    }

    /** The highest of the numbers that exists; conversations of which none exists are missing. */
    private Map<String, Long> highest(Set<String> conversations, Probe probe) {
        List<String> keys = new ArrayList<>(conversations.size() * PROBES);
        for (String conversation : conversations) {
            for (int n = 0; n < PROBES; n++) {
                keys.add(MessageRecord.key(conversation, probe.number(conversation, n)));
            }
        }
        Map<String, Long> highest = new HashMap<>();
        forEach(keys, message -> highest.merge(message.getString("conversation"), message.getLong("seq"), Math::max));
        return highest;
    }

    @Override
    public Set<Integer> insert(List<MessageRecord> batch) {
        return store.ask(() -> {
            try {
                var _ = messages.mongoCollection().insertMany(batch, UNORDERED);
                return Set.<Integer>of();
            } catch (MongoBulkWriteException e) {
                return duplicates(e);
            }
        });
    }

    /** Anything but a duplicate leaves it open what was stored, and that is the store's failure. */
    private static Set<Integer> duplicates(MongoBulkWriteException e) {
        if (e.getWriteConcernError() != null) {
            throw e;
        }
        Set<Integer> refused = new HashSet<>();
        for (BulkWriteError error : e.getWriteErrors()) {
            if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            refused.add(error.getIndex());
        }
        return refused;
    }

    @Override
    public Optional<MessageRecord> byId(String conversation, MessageRecord.Author author, String id) {
        // side by side, not within an $and, and just the fields of the unique index: only so the embedded store takes
        // it
        Document key = new Document("conversation", conversation)
                .append("id", id)
                .append("from.kind", author.kind())
                .append("from.id", author.id());
        return store.ask(
                () -> Optional.ofNullable(messages.mongoCollection().find(key).first()));
    }

    /** Numbers have no gaps, so whether there is a later message shows in the key of the very next one. */
    Set<String> beyond(Map<String, Long> lastSeqs) {
        List<String> next = new ArrayList<>(lastSeqs.size());
        lastSeqs.forEach((conversation, seq) -> next.add(MessageRecord.key(conversation, seq + 1)));
        Set<String> found = new HashSet<>();
        forEach(next, message -> found.add(message.getString("conversation")));
        return found;
    }

    /** Side by side, not within an $and: only so the embedded store takes its index. */
    private static Document keyed(Object conversations, List<String> keys) {
        return new Document("conversation", conversations).append("_id", new Document("$in", keys));
    }

    private static Document conversationsOf(List<String> keys) {
        return new Document(
                "$in",
                keys.stream().map(MessageRecord::conversationOf).distinct().toList());
    }

    private void forEach(List<String> keys, Consumer<Document> action) {
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE));
            store.tell(() -> messages.mongoCollection()
                    .find(keyed(conversationsOf(some), some), Document.class)
                    .projection(include("conversation", "seq"))
                    .forEach(action));
        }
    }

    /** A page of the transcript, by its keys, since most ask for the last few; see {@link Transcript#after}. */
    List<MessageRecord> after(String conversation, long seq) {
        List<MessageRecord> page = range(conversation, seq + 1, seq + FEW);
        for (int asked = FEW; page.size() == asked && !Transcript.isFull(page); ) {
            int more = Math.min(MORE, Transcript.PAGE - asked);
            page.addAll(range(conversation, seq + asked + 1, seq + asked + more));
            asked += more;
        }
        return page;
    }

    /** From the last message back to the last answer, or until there is so much; see {@link Transcript#unanswered}. */
    Transcript.Unanswered unanswered(String conversation, long most, long mostBytes) {
        long last = lastSeqs(Set.of(conversation)).getOrDefault(conversation, 0L);
        long count = 0;
        long bytes = 0;
        long to = last;
        while (to > 0 && count < most && bytes < mostBytes && last - to < LOOKED_BACK) {
            long from = Math.max(1, to + 1 - (to == last ? FEW : MORE));
            for (MessageRecord message : range(conversation, from, to).reversed()) {
                if (Transcript.Unanswered.isAnswer(message)) {
                    return new Transcript.Unanswered(last, count, bytes);
                }
                if (message.from().kind() == Side.VISITOR) {
                    count++;
                    bytes += Transcript.bytes(message);
                }
            }
            to = from - 1;
        }
        return new Transcript.Unanswered(last, count, bytes);
    }

    private List<MessageRecord> range(String conversation, long first, long last) {
        List<String> keys = LongStream.rangeClosed(first, last)
                .mapToObj(seq -> MessageRecord.key(conversation, seq))
                .toList();
        return store.ask(() -> messages.mongoCollection()
                .find(keyed(conversation, keys))
                .sort(ascending("seq"))
                .into(new ArrayList<>()));
    }
}
