package io.openchat.portal.answer;

import java.io.Serial;

/** The identity provider does not answer now; the message is for people, and trying again may help. */
public class Unavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Says so. */
    public Unavailable(String message) {
        super(message);
    }
}
