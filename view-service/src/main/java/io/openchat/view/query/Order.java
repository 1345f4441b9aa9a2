package io.openchat.view.query;

import java.util.Locale;

/** A column that rows are sorted by, and which way. */
public record Order<C extends Enum<C>>(C column, boolean descending) {

    /** As in the address: the column's name, with a minus when descending. */
    public String parameter() {
        return (descending ? "-" : "") + column.name().toLowerCase(Locale.ROOT);
    }

    /** What a click on the head of {@code clicked} asks for: that column, or the other way round when it is this one. */
    public Order<C> clicked(C clicked, boolean descendingFirst) {
        return clicked == column ? new Order<>(column, !descending) : new Order<>(clicked, descendingFirst);
    }
}
