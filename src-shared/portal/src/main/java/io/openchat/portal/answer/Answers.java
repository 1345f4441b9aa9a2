package io.openchat.portal.answer;

import io.openchat.portal.Portal;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says what went wrong in the form that the asker can read: a page, or a problem for what asks under {@code /api/}. */
@ApplicationScoped
public class Answers {
    private final Portal portal;
    private final String api;

    Answers(Portal portal, @ConfigProperty(name = "quarkus.http.root-path") String root) {
        this.portal = portal;
        this.api = root + "/api/";
    }

    /** Whether a script asks. */
    public boolean isApi(RoutingContext request) {
        return request.normalizedPath().startsWith(api);
    }

    /** The answer that shows a notice. */
    public Uni<Response> of(RoutingContext request, Notice notice) {
        if (isApi(request)) {
            return Uni.createFrom()
                    .item(retrying(Problem.of(notice).builder(), notice).build());
        }
        Response.ResponseBuilder answer =
                Response.status(notice.status()).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return portal.page(notice)
                .createUni()
                .map(page -> retrying(answer, notice)
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                        .entity(page)
                        .build());
    }

    private static Response.ResponseBuilder retrying(Response.ResponseBuilder answer, Notice notice) {
        return notice.isRetryable() ? answer.header(HttpHeaders.RETRY_AFTER, notice.retryAfter()) : answer;
    }

    /** The identity provider let nobody in. */
    public Uni<Response> loginFailed(RoutingContext request) {
        return of(
                request,
                Notice.of(401, "Sign-in was not completed", "It took too long, or it was cancelled.")
                        .leadingTo("", "Try again"));
    }

    /** The identity provider is away. */
    public Uni<Response> loginUnavailable(RoutingContext request) {
        return of(
                request,
                Notice.retrying(
                        "Sign-in is not available yet",
                        "The identity provider does not answer. It may still be starting; this page tries again by itself."));
    }

    /** The store is away. */
    public Uni<Response> storeUnavailable(RoutingContext request) {
        return of(
                request,
                Notice.retrying(
                        "The records cannot be read right now",
                        "The store does not answer. Nothing is lost; this page tries again by itself."));
    }
}
