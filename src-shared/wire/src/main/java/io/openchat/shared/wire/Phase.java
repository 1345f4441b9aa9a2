package io.openchat.shared.wire;

import java.util.Locale;

/** Where a conversation stands; what the store and the wire call its state. */
public enum Phase {
    /** No agent has it. */
    WAITING,
    /** An agent has it. */
    CHATTING,
    /** It is over. */
    ENDED;

    // asked for several times for each message
    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name on the wire and in the store. */
    public String wire() {
        return wire;
    }

    /** The constant named {@code wire} there; an IllegalArgumentException when there is none. */
    public static Phase ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
