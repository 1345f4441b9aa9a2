package io.openchat.view.store;

import com.mongodb.client.model.Sorts;
import io.openchat.view.query.Order;
import org.bson.conversions.Bson;

/** The columns that conversations can be sorted by; each has an index. */
public enum ChatColumn {
    CREATED("createdAt"),
    ENDED("status.ended.at"),
    CLIENT("visitor.name"),
    RATING("rating.score");

    /** The newest first. */
    public static final Order<ChatColumn> USUAL = new Order<>(CREATED, true);

    private final String field;

    ChatColumn(String field) {
        this.field = field;
    }

    /** The fields of the index: the beginning, then the id, decide between equals, so that no row is on two pages. */
    String[] fields() {
        return this == CREATED ? new String[] {field, "_id"} : new String[] {field, CREATED.field, "_id"};
    }

    static Bson sort(Order<ChatColumn> order) {
        String[] fields = order.column().fields();
        return order.descending() ? Sorts.descending(fields) : Sorts.ascending(fields);
    }
}
