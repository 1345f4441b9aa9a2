package io.openchat.store;

import java.util.Set;

/**
 * Somebody who may use the store.
 *
 * @param name of letters
 * @param password of letters and digits
 */
record Account(String name, String password, Rights rights) {

    /** What somebody may do who has logged in. */
    enum Rights {
        /** Everything. */
        ALL,

        /** Everything in the database of OpenChat. */
        OPENCHAT,

        /** Reading the database of OpenChat, making the indexes that this takes, and writing what is made of the records. */
        READ;

        private static final String DATABASE = "openchat";

        private static final Set<String> READS = Set.of(
                "find",
                "getmore",
                "aggregate",
                "listcollections",
                "listindexes",
                "killcursors",
                "endsessions",
                "createindexes");

        private static final Set<String> WRITES = Set.of("insert", "update");

        /** As the chart's {@code users.js} has it. */
        private static final Set<String> WRITTEN_BY_READERS = Set.of("configured", "feeds", "figures");

        boolean allow(String database, String command, String collection) {
            return this == ALL
                    || command.equals("endsessions")
                    || (database.equals(DATABASE) && (this == OPENCHAT || mayRead(command, collection)));
        }

        private static boolean mayRead(String command, String collection) {
            return READS.contains(command) || (WRITES.contains(command) && WRITTEN_BY_READERS.contains(collection));
        }
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return name;
    }
}
