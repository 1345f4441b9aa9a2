package io.openchat.shared.mongo;

import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.conversions.Bson;

/**
 * A collection of records, with its indexes in place.
 *
 * <p>They are made before its first use rather than at the start, so that a service starts while the store is away; making one that is
 * there changes nothing.
 *
 * @param <T> its records
 */
public final class Indexed<T> {
    private final MongoCollection<T> collection;
    private final List<Bson> indexes;
    private volatile boolean made;

    /** The collection of that name. */
    public Indexed(MongoDatabase store, String name, Class<T> records, Bson... indexes) {
        this.collection = store.getCollection(name, records)
                // what was just written is read, also by who reads pages of replicas that are behind
                .withReadPreference(ReadPreference.primary());
        this.indexes = List.of(indexes);
    }

    /** Adds a record; false when one of its id is there. */
    public boolean add(T record) {
        return Inserts.unlessThere(() -> get().insertOne(record));
    }

    /** The collection, to be read and written. */
    public MongoCollection<T> get() {
        if (!made) {
            indexes.forEach(collection::createIndex);
            made = true;
        }
        return collection;
    }
}
