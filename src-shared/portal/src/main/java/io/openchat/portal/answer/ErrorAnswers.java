package io.openchat.portal.answer;

import io.openchat.portal.words.Languages;
import io.openchat.portal.words.Words;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says what went wrong in the form that the asker can read: a page, or a problem for what asks under {@code /api/}. */
@ApplicationScoped
public class ErrorAnswers {
    private final Notices notices;
    private final String api;

    ErrorAnswers(Notices notices, @ConfigProperty(name = "quarkus.http.root-path") String root) {
        this.notices = notices;
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
        return notices.of(request, notice)
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
        Words w = Languages.of(request);
        return of(request, Notice.of(401, w.loginFailed(), w.loginFailedText()).leadingTo("", w.tryAgain()));
    }

    /** The identity provider is away. */
    public Uni<Response> loginUnavailable(RoutingContext request) {
        Words w = Languages.of(request);
        return of(request, Notice.retrying(w.loginAway(), w.loginAwayText()));
    }

    /** The store is away. */
    public Uni<Response> storeUnavailable(RoutingContext request) {
        Words w = Languages.of(request);
        return of(request, Notice.retrying(w.storeAway(), w.storeAwayText()));
    }

    /** There is nothing at that address. */
    public Uni<Response> noPage(RoutingContext request) {
        return of(request, Notices.noPage(request));
    }
}
