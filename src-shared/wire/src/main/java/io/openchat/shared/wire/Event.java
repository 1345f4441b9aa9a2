package io.openchat.shared.wire;

import java.util.Locale;

/** What can happen in a conversation beside what is said; the code of a system message, which clients put into words. */
public enum Event {
    /** The visitor began it. It is number 0 of the transcript, and told to nobody: whoever is let in knows. */
    STARTED,
    /** An agent took it. */
    CLAIMED,
    /** The agent gave it back to the queue. */
    RELEASED,
    /** The agent handed it to another. */
    TRANSFERRED,
    /** The agent was gone for too long; it is back in the queue. */
    AGENT_DROPPED,
    /** The visitor ended it. */
    ENDED_BY_VISITOR,
    /** The agent ended it. */
    ENDED_BY_AGENT,
    /** It ended since the visitor was gone for too long. */
    ENDED_BY_DROP,
    /** The visitor judged the help received. */
    RATED;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name on the wire and in the store. */
    public String wire() {
        return wire;
    }

    /** The constant named {@code wire} there; an IllegalArgumentException when there is none. */
    public static Event ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
