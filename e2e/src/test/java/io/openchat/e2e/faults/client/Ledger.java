package io.openchat.e2e.faults.client;

import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What the store has, read past the services. */
public final class Ledger implements AutoCloseable {
    private final MongoClient client;

    /** The store at this address. */
    public Ledger(String connectionString) {
        client = MongoClients.create(connectionString);
    }

    /** Holds what the clients showed of the conversations that are over against what is on record. */
    public void check(Tally tally) {
        Map<String, TreeMap<Long, String>> stored = read(tally.transcripts.keySet());
        tally.transcripts.forEach((conversation, ids) -> {
            TreeMap<Long, String> record = stored.getOrDefault(conversation, new TreeMap<>());
            if (!record.isEmpty() && record.lastKey() != record.size()) {
                tally.lost("gaps in the numbers of " + conversation);
            }
            if (new HashSet<>(record.values()).size() != record.size()) {
                tally.duplicated("an id is stored twice in " + conversation);
            }
            if (!List.copyOf(record.values()).equals(ids)) {
                tally.lost("shown and stored differ in " + conversation + ": " + ids.size() + " and " + record.size());
            }
        });
    }

    @Override
    public void close() {
        client.close();
    }

    private Map<String, TreeMap<Long, String>> read(Collection<String> conversations) {
        Bson which = conversations.size() < 1_000 ? Filters.in("conversation", conversations) : new Document();
        Map<String, TreeMap<Long, String>> stored = new HashMap<>();
        client.getDatabase("openchat")
                .getCollection("messages")
                .find(which)
                .projection(include("conversation", "seq", "id"))
                .forEach(message -> stored.computeIfAbsent(message.getString("conversation"), _ -> new TreeMap<>())
                        .merge(message.getLong("seq"), message.getString("id"), (a, b) -> a + " and " + b));
        return stored;
    }
}
