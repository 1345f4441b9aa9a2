package io.openchat.chat.admission;

/**
 * The endpoints that a WebSocket can be opened at.
 *
 * <p>Who may do what is decided by these: the same endpoint answers to many spellings of its path.
 */
public final class Doors {
    /** Anybody's, from an admitted page. */
    public static final String VISITOR = "visitor";

    /** Of agents, who show an access token. */
    public static final String AGENT = "agent";

    private Doors() {}
}
