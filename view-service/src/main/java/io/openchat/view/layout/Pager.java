package io.openchat.view.layout;

import io.openchat.view.query.Listing;
import java.util.Locale;
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
    public static Pager of(Listing<?> listing, IntFunction<String> link) {
        int number = listing.page().number();
        return new Pager(
                summary(listing),
                link.apply(1),
                listing.hasPrevious() ? link.apply(Math.min(number - 1, listing.last())) : null,
                listing.hasNext() ? link.apply(number + 1) : null);
    }

    private static String summary(Listing<?> listing) {
        String total = String.format(Locale.ENGLISH, "%,d", listing.total()) + (listing.more() ? "+" : "");
        return listing.rows().isEmpty()
                ? "0 of " + total
                : String.format(Locale.ENGLISH, "%,d – %,d of %s", listing.first(), listing.end(), total);
    }
}
