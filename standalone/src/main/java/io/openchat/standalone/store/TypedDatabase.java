package io.openchat.standalone.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVStore;

/** A database whose documents and keys have types of ours in the file; see {@link Layout}. */
final class TypedDatabase extends H2Database {
    private final MVStore store;

    TypedDatabase(String name, MVStore store, CursorRegistry cursors) {
        // first of all: the constructor opens the first collections
        this.store = store;
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        var _ = Layout.open(store, Layout.DOCUMENTS + getFullCollectionNamespace(name));
        return super.openOrCreateCollection(name, options);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        var _ = Layout.open(store, getFullCollectionNamespace(collection) + Layout.INDEX + index);
        return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
    }
}
