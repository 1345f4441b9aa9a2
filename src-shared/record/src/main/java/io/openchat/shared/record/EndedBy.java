package io.openchat.shared.record;

/** Who or what ended a conversation or a session. */
public enum EndedBy {
    /** The agent. */
    AGENT,
    /** The visitor. */
    VISITOR,
    /** The visitor did not come back; of a session, the agent or the visitor. */
    DROP,
    /** The agent gave the conversation back to the queue; only a session ends so. */
    RELEASE,
    /** The agent handed the conversation to another; only a session ends so. */
    TRANSFER
}
