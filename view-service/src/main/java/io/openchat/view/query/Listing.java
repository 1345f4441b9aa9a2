package io.openchat.view.query;

import java.util.List;
import java.util.function.Function;

/**
 * The rows of one page, and how many there are on all pages.
 *
 * @param total number of rows; counting stops at {@link #COUNTED}
 */
public record Listing<T>(List<T> rows, Page page, long total) {
    /** Counting costs the store as much as reading, so it ends where the pages end. */
    public static final int COUNTED = Page.LAST * Page.SIZE;

    public Listing {
        rows = List.copyOf(rows);
    }

    /** Whether there may be more rows than {@link #total}. */
    public boolean more() {
        return total >= COUNTED;
    }

    public boolean hasNext() {
        return page.number() < last();
    }

    public boolean hasPrevious() {
        return page.number() > 1;
    }

    /** Number of the last page; 1 when there are no rows. */
    public int last() {
        return (int) Math.max(1, Math.ceilDiv(total, Page.SIZE));
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
        return new Listing<>(rows.stream().map(row).toList(), page, total);
    }
}
