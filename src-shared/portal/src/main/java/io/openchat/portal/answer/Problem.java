package io.openchat.portal.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for programs: RFC 9457 without what we have no use for, and with the field that was wrong as an extension. No
 * method names it as its result, so reflection must be told.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        int status, String title, String detail, @Nullable String field) {
    private static final String TYPE = "application/problem+json";

    /** The same that a person would read. */
    static Problem of(Notice notice) {
        return new Problem(notice.status(), notice.title(), notice.text());
    }

    /** One that is about no field. */
    public Problem(int status, String title, String detail) {
        this(status, title, detail, null);
    }

    /** The answer that says so. */
    public Response answer() {
        return builder().build();
    }

    Response.ResponseBuilder builder() {
        return Response.status(status)
                .type(TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(this);
    }
}
