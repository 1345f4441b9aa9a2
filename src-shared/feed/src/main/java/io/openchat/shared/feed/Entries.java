package io.openchat.shared.feed;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.openchat.shared.record.MessageRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The entries of all transcripts by the time at which they were stored; an index of (at, _id) answers every question. */
final class Entries {
    /** Keys in one answer: an index is read, some hundred bytes each. */
    static final int PAGE = 500;

    private static final Bson ORDER = Sorts.ascending("at", "_id");

    private final MongoCollection<MessageRecord> messages;

    Entries(MongoCollection<MessageRecord> messages) {
        this.messages = messages;
    }

    /** What an entry is found by. */
    record Key(String conversation, long seq, Instant at) {
        private String id() {
            return MessageRecord.key(conversation, seq);
        }

        private static Key of(Document found) {
            String id = found.getString("_id");
            int slash = id.lastIndexOf('/');
            return new Key(
                    id.substring(0, slash),
                    Long.parseLong(id.substring(slash + 1)),
                    found.get("at", Date.class).toInstant());
        }
    }

    /** The first keys from that time on, in the order of time. */
    List<Key> from(Instant from) {
        return keys(gte("at", from));
    }

    /** The keys after that one. */
    List<Key> after(Key last) {
        // the first is a bound that an index can use
        return keys(and(gte("at", last.at()), or(gt("at", last.at()), gt("_id", last.id()))));
    }

    /** The keys with these ids that exist. */
    List<Key> withIds(Collection<String> ids) {
        return keys(in("_id", ids));
    }

    private List<Key> keys(Bson condition) {
        List<Key> page = new ArrayList<>(PAGE);
        messages.find(condition, Document.class)
                .projection(Projections.include("at"))
                .sort(ORDER)
                .limit(PAGE)
                .forEach(found -> page.add(Key.of(found)));
        return page;
    }

    /** The entries with these keys that exist, in no order. */
    List<MessageRecord> find(Collection<String> keys) {
        return keys.isEmpty() ? List.of() : messages.find(in("_id", keys)).into(new ArrayList<>());
    }
}
