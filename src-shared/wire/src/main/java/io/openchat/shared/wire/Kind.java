package io.openchat.shared.wire;

import java.util.Locale;

/** What a message is. */
public enum Kind {
    /** Said to the other side. */
    TEXT,
    /** Written for colleagues; visitors never get it. */
    NOTE,
    /** Something happened; the text is a code that clients put into words. */
    SYSTEM;

    // asked for several times for each message
    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name on the wire and in the store. */
    public String wire() {
        return wire;
    }

    /** The constant named {@code wire} there; an IllegalArgumentException when there is none. */
    public static Kind ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
