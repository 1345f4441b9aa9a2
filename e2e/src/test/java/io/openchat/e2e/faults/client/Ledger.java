package io.openchat.e2e.faults.client;

import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.openchat.testkit.store.StoreAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What the store has, read past the services. */
public final class Ledger implements AutoCloseable {
    /** The store answers a question as a whole: so many conversations are some hundred thousand messages at the most. */
    private static final int AT_ONCE = 500;

    private final MongoClient client;
    private final MongoDatabase database;

    /** The records at this address. */
    public Ledger(StoreAddress records) {
        client = records.client();
        database = client.getDatabase(records.database());
    }

    /** Holds what the clients showed of the conversations that are over against what is on record. */
    public void check(Tally tally) {
        List<String> conversations = List.copyOf(tally.transcripts.keySet());
        for (int from = 0; from < conversations.size(); from += AT_ONCE) {
            List<String> some = conversations.subList(from, Math.min(conversations.size(), from + AT_ONCE));
            Map<String, NavigableMap<Long, String>> stored = read(some);
            some.forEach(conversation -> check(
                    tally,
                    conversation,
                    tally.transcripts.getOrDefault(conversation, List.of()),
                    stored.getOrDefault(conversation, new TreeMap<>())));
        }
    }

    private static void check(Tally tally, String conversation, List<String> ids, NavigableMap<Long, String> record) {
        if (!record.isEmpty() && record.lastKey() != record.size()) {
            tally.lost("gaps in the numbers of " + conversation);
        }
        if (new HashSet<>(record.values()).size() != record.size()) {
            tally.duplicated("an id is stored twice in " + conversation);
        }
        if (!List.copyOf(record.values()).equals(ids)) {
            tally.lost("shown and stored differ in " + conversation + ": " + ids.size() + " and " + record.size());
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private Map<String, NavigableMap<Long, String>> read(List<String> conversations) {
        Map<String, NavigableMap<Long, String>> stored = new HashMap<>();
        database.getCollection("messages")
                // the start, number 0, is told to nobody
                .find(Filters.and(Filters.in("conversation", conversations), Filters.gt("seq", 0L)))
                .projection(include("conversation", "seq", "id"))
                .forEach(message -> stored.computeIfAbsent(message.getString("conversation"), _ -> new TreeMap<>())
                        .merge(message.getLong("seq"), message.getString("id"), (a, b) -> a + " and " + b));
        return stored;
    }
}
