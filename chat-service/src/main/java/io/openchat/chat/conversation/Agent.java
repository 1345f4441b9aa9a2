package io.openchat.chat.conversation;

import io.openchat.shared.record.AgentRef;

/** An agent who is logged in: OIDC subject, name, agency, and whether it is a supervisor. */
public record Agent(String id, String name, String agency, boolean supervisor) {
    /** The agent as conversations and sessions keep it. */
    public AgentRef ref() {
        return new AgentRef(id, name);
    }
}
