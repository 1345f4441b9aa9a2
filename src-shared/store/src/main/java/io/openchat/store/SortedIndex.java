package io.openchat.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not unique: the fields of each document, in order, followed by its id.
 *
 * <p>The backend has none of these, and would read all documents for every question. It does not ask an index for an order
 * either, so {@link IndexedCollection} does. Descending fields are held ascending and read backwards.
 */
final class SortedIndex extends Index<Object> {
    static final String ID = "_id";

    private final MVMap<Object, Object> entries;

    SortedIndex(MVMap<Object, Object> entries, String name, List<IndexKey> keys) {
        super(name, keys, false);
        this.entries = entries;
    }

    List<String> fields() {
        return keys();
    }

    /** Ids of the documents in a range, in the index's order or against it. */
    Stream<Object> ids(Range range, boolean descending) {
        var cursor = descending
                ? entries.cursor(range.to(), range.from(), true)
                : entries.cursor(range.from(), range.to(), false);
        Iterable<Object> keys = () -> cursor;
        return StreamSupport.stream(keys.spliterator(), false).map(_ -> cursor.getValue());
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {}

    @Override
    public void add(Document document, Object id, MongoCollection<Object> collection) {
        put(document, id);
    }

    void put(Document document, Object id) {
        entriesOf(document).forEach(entry -> entries.put(entry, id));
    }

    @Override
    public Object remove(Document document) {
        entriesOf(document).forEach(entries::remove);
        return Missing.ofNullable(document.get(ID));
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {}

    @Override
    public void updateInPlace(Document before, Document after, Object id, MongoCollection<Object> collection) {
        Set<KeyValue> old = entriesOf(before);
        Set<KeyValue> current = entriesOf(after);
        if (!old.equals(current)) {
            old.forEach(entries::remove);
            current.forEach(entry -> entries.put(entry, id));
        }
    }

    private Set<KeyValue> entriesOf(Document document) {
        return getKeyValues(document).stream().map(key -> entry(key, document)).collect(Collectors.toSet());
    }

    private KeyValue entry(KeyValue key, Document document) {
        List<@Nullable Object> parts = new ArrayList<>();
        key.forEach(part -> parts.add(Missing.isNullOrMissing(part) ? null : part));
        if (!fields().getLast().equals(ID)) {
            parts.add(document.get(ID));
        }
        return new KeyValue(parts);
    }

    /** No single document: the backend asks unique indexes only. */
    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException("ranges are read by the collection");
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        entries.clear();
    }
}
