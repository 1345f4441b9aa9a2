package io.openchat.view.store;

import com.mongodb.client.model.Sorts;
import io.openchat.view.query.Order;
import org.bson.conversions.Bson;

/** The columns that sessions can be sorted by; each has an index. */
public enum SessionColumn {
    STARTED("startedAt"),
    ENDED("endedAt"),
    CLIENT("client.name"),
    AGENT("agent.name"),
    AGENCY("agency");

    /** The newest first. */
    public static final Order<SessionColumn> USUAL = new Order<>(STARTED, true);

    private final String field;

    SessionColumn(String field) {
        this.field = field;
    }

    /** The fields of the index: the start, then the id, decide between equals, so that no row is on two pages. */
    String[] fields() {
        return this == STARTED ? new String[] {field, "_id"} : new String[] {field, STARTED.field, "_id"};
    }

    static Bson sort(Order<SessionColumn> order) {
        String[] fields = order.column().fields();
        return order.descending() ? Sorts.descending(fields) : Sorts.ascending(fields);
    }
}
