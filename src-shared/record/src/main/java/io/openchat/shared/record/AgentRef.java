package io.openchat.shared.record;

/** The agent of a conversation or session: OIDC subject, and the name that people saw at that time. */
public record AgentRef(String id, String name) {}
