package io.openchat.standalone.store;

import java.util.List;
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

    /** Ends the name of a map of ids. */
    private static final String OF_IDS = INDEX + "_id_";

    /**
     * Says which layout a file has; one without is of the first, in which all was serialized by Java. In the second ids had a
     * map of their own, which no one keeps up now ({@link IdIndex}).
     */
    private static final String VERSION = "openchat.layout";

    private static final String COPY = "openchat.copy.";
    private static final int CURRENT = 3;
    private static final int FIRST = 1;
    private static final int ENTRIES_BETWEEN_COMMITS = 10_000;

    private Layout() {}

    /** Opens a map with our types. */
    static <V> MVMap<Object, V> open(MVStore store, String name) {
        return store.openMap(
                name, new MVMap.Builder<Object, V>().keyType(new KeyType()).valueType(new DocumentType()));
    }

    /** Brings a file of the first layout to the current one. What is interrupted begins again at the next start. */
    static void update(MVStore store) {
        MVMap<String, Integer> versions = store.openMap(VERSION);
        int version = versions.getOrDefault(VERSION, FIRST);
        if (version == CURRENT) {
            return;
        }
        List<String> names = store.getMapNames().stream()
                .filter(name -> !name.startsWith(COPY) && !name.endsWith(OF_IDS))
                .filter(name -> name.startsWith(DOCUMENTS) || name.contains(INDEX))
                .toList();
        store.getMapNames().stream()
                .filter(name -> name.startsWith(COPY) || name.endsWith(OF_IDS))
                .forEach(store::removeMap);
        if (version == FIRST) {
            copy(store, names);
        }
        versions.put(VERSION, CURRENT);
        store.commit();
    }

    private static void copy(MVStore store, List<String> names) {
        names.forEach(name -> copy(store, store.openMap(name), open(store, COPY + name)));
        // with nothing left to write MVStore commits nothing by itself before all have their names
        store.commit();
        names.forEach(name -> {
            store.removeMap(name);
            store.renameMap(open(store, COPY + name), name);
        });
    }

    private static void copy(MVStore store, MVMap<Object, Object> from, MVMap<Object, Object> to) {
        int copied = 0;
        for (var entry : from.entrySet()) {
            to.put(entry.getKey(), entry.getValue());
            if (++copied % ENTRIES_BETWEEN_COMMITS == 0) {
                store.commit();
            }
        }
    }
}
