package io.openchat.store;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * How documents and indexes lie in the file: the names that the backend gives to its maps, and the types that we give to what is
 * in them. MVStore keeps a map that was opened once, so the backend finds those that are opened here.
 */
final class Layout {
    /** Begins the name of a map of documents. */
    static final String DOCUMENTS = "databases.";

    /** Begins the name of a map of what the backend notes of a collection. */
    static final String META = "meta.";

    /** Stands in the name of a map of an index. */
    static final String INDEX = "._index_";

    /** Says which layout a file has; nothing was released, so no other than the current one is read. */
    private static final String VERSION = "openchat.layout";

    /** Counts the layouts, and the shapes of the records before the first release: services would misread the older ones. */
    private static final int CURRENT = 4;

    private Layout() {}

    /** Opens a map with our types. */
    static <V> MVMap<Object, V> open(MVStore store, String name) {
        return store.openMap(
                name, new MVMap.Builder<Object, V>().keyType(new KeyType()).valueType(new DocumentType()));
    }

    /** Whether the file has this layout; an empty one gets it. */
    static boolean isCurrent(MVStore store) {
        boolean empty = store.getMapNames().isEmpty();
        MVMap<String, Integer> versions = store.openMap(VERSION);
        if (empty) {
            versions.put(VERSION, CURRENT);
            store.commit();
        }
        return versions.getOrDefault(VERSION, 0) == CURRENT;
    }
}
