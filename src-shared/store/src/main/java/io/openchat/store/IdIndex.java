package io.openchat.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The index of ids: the documents themselves, which are sorted by their ids anyway. A map of its own would be a third of what a
 * commit writes.
 */
final class IdIndex extends AbstractUniqueIndex<Object> {
    private final MVMap<Object, Object> documents;

    IdIndex(MVMap<Object, Object> documents, String name, List<IndexKey> keys) {
        super(name, keys, false);
        this.documents = documents;
    }

    /** The collection has put the document already. */
    @Override
    public void add(Document document, Object id, MongoCollection<Object> collection) {}

    /** The collection removes the document itself afterwards. */
    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return getPosition(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        throw new UnsupportedOperationException("documents are put by the collection");
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return () -> documents.keySet().stream()
                .map(id -> Map.entry(new KeyValue(id), id))
                .iterator();
    }

    /** The key has its numbers normalized, the document has not: {@link KeyType} compares numbers by what they are worth. */
    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        Object first = documents.ceilingKey(key.get(0));
        return first != null && documents.getKeyType().compare(first, key.get(0)) == 0 ? first : null;
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
