package io.openchat.e2e;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.openchat.shared.record.Collections;
import io.openchat.testkit.store.StoreAddress;
import java.util.List;
import org.bson.Document;

/** The store, read past all services. */
final class Records implements AutoCloseable {

    private final MongoClient client;
    private final MongoDatabase database;

    Records(StoreAddress address) {
        this.client = address.client();
        this.database = client.getDatabase(address.database());
    }

    /** The messages of this visitor's one conversation by sequence, without its start, which is number 0. */
    List<Document> messages(String visitor) {
        return database.getCollection(Collections.MESSAGES)
                .find(new Document("conversation", conversation(visitor)).append("seq", new Document("$gt", 0L)))
                .sort(Sorts.ascending("seq"))
                .into(new java.util.ArrayList<>());
    }

    /** What the feed has made of this visitor's one conversation so far. */
    Document figures(String visitor) {
        Document figures = database.getCollection(Collections.FIGURES)
                .find(Filters.eq("_id", conversation(visitor)))
                .first();
        return figures == null ? new Document() : figures;
    }

    private String conversation(String visitor) {
        Document conversation = database.getCollection(Collections.CONVERSATIONS)
                .find(Filters.eq("visitor.name", visitor))
                .first();
        if (conversation == null) {
            throw new IllegalStateException("no conversation of " + visitor);
        }
        return conversation.getString("_id");
    }

    /** What people said. */
    List<String> texts(String visitor) {
        return messages(visitor).stream()
                .filter(message -> message.getString("kind").equals("text"))
                .map(message -> message.getString("text"))
                .toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
