package io.openchat.view.layout;

import io.openchat.portal.words.Words;
import io.openchat.view.query.Listing;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The way from page to page.
 *
 * @param summary which rows of how many are shown
 * @param first address of the first page
 * @param previous null on the first page
 * @param next null on the last page
 */
public record Pager(
        String summary,
        String first,
        @Nullable String previous,
        @Nullable String next) {

    /** The pager of {@code listing}, whose page {@code n} has the address {@code link(n)}. */
    public static Pager of(Words w, Listing<?> listing, IntFunction<String> link) {
        int number = listing.page().number();
        return new Pager(
                summary(w, listing),
                link.apply(1),
                listing.hasPrevious() ? link.apply(listing.previous()) : null,
                listing.hasNext() ? link.apply(number + 1) : null);
    }

    private static String summary(Words w, Listing<?> listing) {
        String total = listing.more() ? w.moreThan(Listing.COUNTED) : w.number(listing.total());
        return listing.rows().isEmpty() ? w.rangeNone(total) : w.range(listing.first(), listing.end(), total);
    }
}
