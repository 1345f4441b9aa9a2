package io.openchat.agent.page;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says what went wrong in the form that the asker can read: a page, or a problem for what asks under {@code /api/}. */
@ApplicationScoped
class Answers {
    /** Seconds after which trying again is worth it: an identity provider needs some tens of them to start. */
    private static final int RETRY_AFTER = 5;

    private final String api;

    Answers(@ConfigProperty(name = "quarkus.http.root-path") String root) {
        this.api = root + "/api/";
    }

    boolean isApi(RoutingContext request) {
        return request.normalizedPath().startsWith(api);
    }

    Uni<Response> of(RoutingContext request, int status, Notice notice) {
        Response.ResponseBuilder answer = Response.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (notice.retry()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        if (isApi(request)) {
            Problem problem = new Problem(status, notice.title(), notice.text());
            return Uni.createFrom()
                    .item(answer.type(Problem.TYPE).entity(problem).build());
        }
        return notice.createUni()
                .map(page -> answer.type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                        .entity(page)
                        .build());
    }

    Uni<Response> loginFailed(RoutingContext request) {
        return of(
                request,
                401,
                new Notice(
                        "Sign-in was not completed",
                        "It took too long, or it was cancelled.",
                        null,
                        new Notice.Way("", "Try again"),
                        false));
    }

    Uni<Response> unavailable(RoutingContext request) {
        return of(
                request,
                503,
                new Notice(
                        "Sign-in is not available yet",
                        "The identity provider does not answer. It may still be starting; this page tries again by itself.",
                        null,
                        null,
                        true));
    }
}
