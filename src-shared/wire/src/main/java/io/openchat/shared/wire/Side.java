package io.openchat.shared.wire;

import java.util.Locale;

/** Who speaks. */
public enum Side {
    /** The visitor. */
    VISITOR,
    /** An agent. */
    AGENT,
    /** OpenChat itself. */
    SYSTEM;

    // asked for several times for each message
    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name on the wire and in the store. */
    public String wire() {
        return wire;
    }

    /** The constant named {@code wire} there; an IllegalArgumentException when there is none. */
    public static Side ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
