package io.openchat.view.store;

/** The store does not answer. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnavailable(Throwable cause) {
        super("the store does not answer", cause);
    }
}
