package io.openchat.e2e;

/** How long a condition may take to come true, in milliseconds. */
final class Patience {

    /** For what a page does by itself; a laptop that also runs the build takes its time. */
    static final double PAGE = 20_000;

    /** For a page to load. */
    static final double LOAD = 30_000;

    /** For a service to start again and its clients to find out: the launcher and they wait longer after each failure. */
    static final double RESTART = 90_000;

    private Patience() {}
}
