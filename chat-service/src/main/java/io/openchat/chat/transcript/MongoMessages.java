package io.openchat.chat.transcript;

import static com.mongodb.client.model.Accumulators.max;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.InsertManyOptions;
import io.openchat.chat.conversation.Transcript;
import io.openchat.shared.record.MessageRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** The collection {@code messages}. */
@ApplicationScoped
class MongoMessages implements MessageStore {
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    /** A thousand keys are some fifty kilobytes of question. */
    private static final int KEYS_AT_ONCE = 1_000;

    private final Store store;
    private final Repositories.OfMessages messages;

    MongoMessages(Store store, Repositories.OfMessages messages) {
        this.store = store;
        this.messages = messages;
    }

    @Override
    public Map<String, Long> lastSeqs(Set<String> conversations) {
        return store.ask(() -> {
            Map<String, Long> last = new HashMap<>();
            messages.mongoCollection()
                    .aggregate(
                            List.of(
                                    match(in("conversation", conversations)),
                                    group("$conversation", max("last", "$seq"))),
                            Document.class)
                    .forEach(found -> last.put(found.getString("_id"), found.getLong("last")));
            return last;
        });
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
    public Optional<MessageRecord> byId(String conversation, String id) {
        return store.ask(() -> Optional.ofNullable(messages.mongoCollection()
                .find(and(eq("conversation", conversation), eq("id", id)))
                .first()));
    }

    /** Numbers have no gaps, so whether there is a later message shows in the key of the very next one. */
    Set<String> beyond(Map<String, Long> lastSeqs) {
        List<String> next = new ArrayList<>(lastSeqs.size());
        lastSeqs.forEach((conversation, seq) -> next.add(MessageRecord.key(conversation, seq + 1)));
        Set<String> found = new HashSet<>();
        for (int from = 0; from < next.size(); from += KEYS_AT_ONCE) {
            List<String> keys = next.subList(from, Math.min(next.size(), from + KEYS_AT_ONCE));
            store.tell(() -> messages.mongoCollection()
                    .find(in("_id", keys), Document.class)
                    .projection(include("conversation"))
                    .forEach(message -> found.add(message.getString("conversation"))));
        }
        return found;
    }

    /** A page of the transcript; see {@link Transcript#after}. */
    List<MessageRecord> after(String conversation, long seq) {
        return store.ask(() -> messages.mongoCollection()
                .find(and(eq("conversation", conversation), gt("seq", seq)))
                .sort(ascending("seq"))
                .limit(Transcript.PAGE)
                .into(new ArrayList<>()));
    }
}
