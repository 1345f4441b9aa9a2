package io.openchat.view.store;

/** The store could not answer in the time that a viewer waits; a narrower filter helps. */
public final class TooBroad extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooBroad(Throwable cause) {
        super("the store did not finish the search within " + Store.PATIENCE_SECONDS + " s", cause);
    }
}
