package io.openchat.shared.identity;

/** Names of the roles that the identity provider gives to people who log in. */
public final class Roles {
    /** Answers visitors. */
    public static final String AGENT = "agent";

    /** An agent who may also watch the chats of others. */
    public static final String SUPERVISOR = "supervisor";

    /** Reads the records. */
    public static final String VIEWER = "viewer";

    /** Runs the installation. */
    public static final String ADMIN = "admin";

    private Roles() {}
}
