package io.openchat.agent.page;

import java.io.Serial;

/** Something that we depend on does not answer now; the message is for people, and trying again may help. */
public class Unavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
        super(message);
    }
}
