package io.openchat.chat.conversation;

import java.io.Serial;

/** The store did not answer, or not in time; whether it did what was asked is not known. */
public final class StoreException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Trouble with the store, caused by {@code cause}. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Trouble with the store. */
    public StoreException(String message) {
        super(message);
    }
}
