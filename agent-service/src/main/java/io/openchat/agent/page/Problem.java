package io.openchat.agent.page;

/** What went wrong, for programs: RFC 9457 without what we have no use for. */
public record Problem(int status, String title, String detail) {
    static final String TYPE = "application/problem+json";
}
