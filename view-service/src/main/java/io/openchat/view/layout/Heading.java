package io.openchat.view.layout;

import io.openchat.view.query.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The head of a table's column.
 *
 * @param link where a click on it leads; null when the column cannot be sorted by
 * @param sorted {@code ascending}, {@code descending} or {@code none}, for {@code aria-sort}
 */
public record Heading(String label, @Nullable String link, String sorted) {

    /** A column that cannot be sorted by. */
    public static Heading plain(String label) {
        return new Heading(label, null, "none");
    }

    /** Makes the heads of one table, whose links keep the filter and go back to the first page. */
    public static final class Row<C extends Enum<C>> {
        private final List<Heading> headings = new ArrayList<>();
        private final Order<C> order;
        private final Function<Order<C>, String> link;

        Row(Order<C> order, Function<Order<C>, String> link) {
            this.order = order;
            this.link = link;
        }

        public Row<C> sortable(String label, C column, boolean descendingFirst) {
            String sorted = order.column() != column ? "none" : order.descending() ? "descending" : "ascending";
            headings.add(new Heading(label, link.apply(order.clicked(column, descendingFirst)), sorted));
            return this;
        }

        public Row<C> plain(String label) {
            headings.add(Heading.plain(label));
            return this;
        }

        public List<Heading> headings() {
            return List.copyOf(headings);
        }
    }
}
