package io.openchat.view.query;

/** Which part of a long list is shown; {@code number} counts from 1. */
public record Page(int number) {
    /** Rows on one page. */
    public static final int SIZE = 25;

    /** A page further down costs the store as much as all before it; a filter gets there sooner. */
    public static final int LAST = 400;

    /** The page that the address asks for. */
    public static Page of(Parameters parameters) {
        return new Page((int) parameters.number("page", 1, LAST, 1));
    }

    /** Rows before it. */
    public int skipped() {
        return (number - 1) * SIZE;
    }
}
