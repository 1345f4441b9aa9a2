package io.openchat.view.access;

import io.openchat.portal.answer.ErrorAnswers;
import io.openchat.portal.answer.Notice;
import io.openchat.portal.words.Languages;
import io.openchat.portal.words.Words;
import io.openchat.view.query.BadParameter;
import io.openchat.view.search.TooManySearches;
import io.openchat.view.store.TooBroad;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says why a question to the records was not answered. */
@ApplicationScoped
public class QueryRefusals {
    private static final Logger LOG = Logger.getLogger(QueryRefusals.class);

    private final ErrorAnswers answers;

    QueryRefusals(ErrorAnswers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper
    public Uni<Response> badParameter(BadParameter e, RoutingContext request) {
        Words w = Languages.of(request);
        return says(request, 400, w.badAddress(), e.reason(w));
    }

    @ServerExceptionMapper
    public Uni<Response> searchIsTooBroad(TooBroad e, RoutingContext request) {
        LOG.infof("%s: %s", request.normalizedPath(), e.getMessage());
        Words w = Languages.of(request);
        return says(request, 422, w.tooBroad(), w.tooBroadText());
    }

    @ServerExceptionMapper
    public Uni<Response> searchesAreTooMany(TooManySearches e, RoutingContext request) {
        LOG.debugf("A search was refused: %s", e.getMessage());
        Words w = Languages.of(request);
        return says(request, 429, w.tooMany(), w.tooManyText());
    }

    private Uni<Response> says(RoutingContext request, int status, String title, String text) {
        return answers.of(
                request,
                Notice.of(status, title, text)
                        .leadingTo("", Languages.of(request).toOverview()));
    }
}
