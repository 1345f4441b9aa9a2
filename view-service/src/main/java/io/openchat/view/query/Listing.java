package io.openchat.view.query;

import java.util.List;
import java.util.function.Function;

/**
 * The rows of one page, and how many there are on all pages.
 *
 * @param total number of rows; counting stops one after {@link #COUNTED}
 * @param hasNext whether there is a page after it
 */
public record Listing<T>(List<T> rows, Page page, long total, boolean hasNext) {
    /** Counting costs the store as much as reading, and nobody needs to know more than that there are so many. */
    public static final int COUNTED = 1_000;

    public Listing {
        rows = List.copyOf(rows);
    }

    /** Whether there are more rows than were counted. */
    public boolean more() {
        return total > COUNTED;
    }

    public boolean hasPrevious() {
        return page.number() > 1;
    }

    /** Number of the page before it that has rows, as far as they were counted. */
    public int previous() {
        long last = more() ? Page.LAST : Math.max(1, Math.ceilDiv(total, Page.SIZE));
        return (int) Math.min(page.number() - 1L, last);
    }

    /** Position of the page's first row in the whole list, from 1. */
    public int first() {
        return page.skipped() + 1;
    }

    /** Position of the page's last row. */
    public int end() {
        return page.skipped() + rows.size();
    }

    /** The same with other rows. */
    public <R> Listing<R> map(Function<T, R> row) {
        return new Listing<>(rows.stream().map(row).toList(), page, total, hasNext);
    }
}
