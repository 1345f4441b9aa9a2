package io.openchat.agent.block;

import java.io.Serial;

/** A field of a request that cannot be taken; the message says why, to people. */
final class BadField extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;

    BadField(String field, String why) {
        super("The field '" + field + "' " + why + ".");
        this.field = field;
    }

    String field() {
        return field;
    }
}
