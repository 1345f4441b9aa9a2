package io.openchat.view.search;

import java.io.Serial;

/** The turn of a search did not come in the time that a viewer waits. */
public final class TooManySearches extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    TooManySearches(String message) {
        super(message);
    }
}
