package io.openchat.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database whose documents and keys have types of ours in the file ({@link Layout}), and that has all indexes. */
final class TypedDatabase extends H2Database {
    private final MVStore store;

    TypedDatabase(String name, MVStore store, CursorRegistry cursors) {
        // first of all: the constructor opens the first collections
        this.store = store;
        super(name, store, cursors);
    }

    /** As the backend would, with the maps by the same names. */
    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        MVMap<Object, Document> documents = Layout.open(store, Layout.DOCUMENTS + getFullCollectionNamespace(name));
        MVMap<String, Object> meta = store.openMap(Layout.META + getFullCollectionNamespace(name));
        return new IndexedCollection(this, name, options, documents, meta, cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        if (keys.size() == 1 && keys.getFirst().getKey().equals(SortedIndex.ID)) {
            return new IdIndex(
                    Layout.open(store, Layout.DOCUMENTS + getFullCollectionNamespace(collection)), index, keys);
        }
        var _ = entries(collection, index);
        return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new SortedIndex(entries(collection, index), index, keys);
    }

    private MVMap<Object, Object> entries(String collection, String index) {
        return Layout.open(store, getFullCollectionNamespace(collection) + Layout.INDEX + index);
    }
}
