package io.openchat.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A range of an index, its ends included. It may hold more than was asked for: every document is looked at anyway. */
record Range(KeyValue from, KeyValue to) {

    /** Stands in no index, and comes after all that does: so a key that ends with it comes after all that begin like it. */
    static final Object AFTER_ALL = new Object() {
        @Override
        public String toString() {
            return "AFTER_ALL";
        }
    };

    /** All keys that begin with {@code prefix}, and whose next part lies between the bounds. */
    static Range of(List<@Nullable Object> prefix, List<Object> least, List<Object> most) {
        List<@Nullable Object> from = new ArrayList<>(prefix);
        from.addAll(least);
        if (from.isEmpty()) {
            // what is missing comes first
            from.add(null);
        }
        List<@Nullable Object> to = new ArrayList<>(prefix);
        to.addAll(most);
        to.add(AFTER_ALL);
        return new Range(new KeyValue(from), new KeyValue(to));
    }
}
