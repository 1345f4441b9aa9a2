package io.openchat.shared.feed;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;

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
        return keys(gte("at", from), PAGE);
    }

    /** The keys after that one; by two questions, since an alternative would have to look through everything. */
    List<Key> after(Key last) {
        String id = MessageRecord.key(last.conversation(), last.seq());
        List<Key> page = keys(new Document("at", last.at()).append("_id", new Document("$gt", id)), PAGE);
        if (page.size() < PAGE) {
            page.addAll(keys(gt("at", last.at()), PAGE - page.size()));
        }
        return page;
    }

    private List<Key> keys(Bson condition, int most) {
        List<Key> page = new ArrayList<>(most);
        messages.find(condition, Document.class)
                .projection(Projections.include("at"))
                .sort(ORDER)
                .limit(most)
                .forEach(found -> page.add(Key.of(found)));
        return page;
    }

    /** The entries with these keys that exist, in no order. */
    List<MessageRecord> find(Collection<String> keys) {
        return keys.isEmpty() ? List.of() : messages.find(in("_id", keys)).into(new ArrayList<>());
    }
}
