package io.openchat.shared.record;

/** Names of the database and its collections. */
public final class Collections {
    /** The database. */
    public static final String DATABASE = "openchat";

    /** {@link ConversationRecord}s. */
    public static final String CONVERSATIONS = "conversations";

    /** {@link MessageRecord}s. */
    public static final String MESSAGES = "messages";

    /** {@link SessionRecord}s. */
    public static final String SESSIONS = "sessions";

    /** {@link AgencyRecord}s. */
    public static final String AGENCIES = "agencies";

    /** {@link AgentRecord}s. */
    public static final String AGENTS = "agents";

    /** {@link BlockRecord}s. */
    public static final String BLOCKS = "blocks";

    /** How far the consumers of the feed have got. */
    public static final String FEEDS = "feeds";

    /** {@link FiguresRecord}s. */
    public static final String FIGURES = "figures";

    /** {@link SettingsRecord}s. */
    public static final String SETTINGS = "settings";

    /** {@link ConfiguredRecord}s. */
    public static final String CONFIGURED = "configured";

    /** {@link AuditRecord}s. */
    public static final String AUDIT = "audit";

    /** {@link DepartmentRecord}s. */
    public static final String DEPARTMENTS = "departments";

    private Collections() {}
}
