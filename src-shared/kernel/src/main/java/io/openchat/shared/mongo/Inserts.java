package io.openchat.shared.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;

/** Inserts that somebody else may have made before. */
public final class Inserts {
    private Inserts() {}

    /** Runs an insert of one document; false when the collection has one of its key already. */
    public static boolean unlessThere(Runnable insert) {
        try {
            insert.run();
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }
}
