package io.openchat.agent.page;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What went wrong, for programs: RFC 9457 without what we have no use for. No method names it as its result, so we must. */
@RegisterForReflection
public record Problem(int status, String title, String detail) {
    static final String TYPE = "application/problem+json";
}
