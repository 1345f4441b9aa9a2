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

        /** Reading the database of OpenChat, and making the indexes that this takes. */
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

        boolean allow(String database, String command) {
            return this == ALL
                    || command.equals("endsessions")
                    || (database.equals(DATABASE) && (this == OPENCHAT || READS.contains(command)));
        }
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return name;
    }
}
