package io.openchat.portal.answer;

import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoWriteConcernException;
import io.openchat.portal.Portal;
import io.openchat.portal.login.LoginChallenge;
import io.openchat.portal.words.Languages;
import io.openchat.portal.words.Words;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure into an answer: a page for people, a problem for scripts, and never a stack trace. */
@ApplicationScoped
public class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);

    private final ErrorAnswers answers;
    private final LoginChallenge challenge;
    private final Portal portal;
    private final SecurityIdentity identity;

    Failures(ErrorAnswers answers, LoginChallenge challenge, Portal portal, SecurityIdentity identity) {
        this.answers = answers;
        this.challenge = challenge;
        this.portal = portal;
        this.identity = identity;
    }

    @ServerExceptionMapper
    public Uni<Response> notLoggedIn(UnauthorizedException e, RoutingContext request) {
        return challenge.answer(request);
    }

    @ServerExceptionMapper
    public Uni<Response> loginIsOver(AuthenticationFailedException e, RoutingContext request) {
        return challenge.isOutage(e) ? answers.loginUnavailable(request) : challenge.answer(request);
    }

    /** The identity provider sent the person back without a login: declined, too late, or a link from a history. */
    @ServerExceptionMapper
    public Uni<Response> loginFailed(AuthenticationCompletionException e, RoutingContext request) {
        LOG.infof("A login was not completed: %s", e.getMessage());
        return answers.loginFailed(request);
    }

    @ServerExceptionMapper({OIDCException.class, Unavailable.class})
    public Uni<Response> identityProviderIsAway(RuntimeException e, RoutingContext request) {
        LOG.warnf("Nobody can log in: %s", e.getMessage());
        return answers.loginUnavailable(request);
    }

    @ServerExceptionMapper
    public Response refused(Refused e) {
        return e.problem().answer();
    }

    @ServerExceptionMapper
    public Uni<Response> roleIsMissing(ForbiddenException e, RoutingContext request) {
        if (answers.isApi(request)) {
            return answers.of(
                    request, Notice.of(403, "That takes another role", "The roles of this account do not permit it."));
        }
        return answers.of(
                request,
                portal.roleIsMissing(
                        Languages.of(request),
                        identity.getRoles(),
                        identity.getPrincipal().getName()));
    }

    @ServerExceptionMapper
    public Uni<Response> storeFailed(MongoException e, RoutingContext request) {
        if (!isAway(e)) {
            return ourFault(e, request);
        }
        LOG.warnf("The store does not answer: %s", e.getMessage());
        return answers.storeUnavailable(request);
    }

    /** What a store that is away, or changes its primary, makes of a question. */
    private static boolean isAway(MongoException e) {
        return e instanceof MongoClientException
                || e instanceof MongoSocketException
                || e instanceof MongoNotPrimaryException
                || e instanceof MongoNodeIsRecoveringException
                || e instanceof MongoWriteConcernException;
    }

    @ServerExceptionMapper
    public Uni<Response> refused(WebApplicationException e, RoutingContext request) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return ourFault(e, request);
        }
        if (status == 404) {
            return answers.noPage(request);
        }
        Words w = Languages.of(request);
        return answers.of(
                request, Notice.of(status, w.badRequest(), w.badRequestText()).leadingTo("", w.toPortal()));
    }

    @ServerExceptionMapper
    public Uni<Response> ourFault(Throwable e, RoutingContext request) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(e, "%s %s failed, reference %s", request.request().method(), request.normalizedPath(), reference);
        Words w = Languages.of(request);
        return answers.of(
                request,
                Notice.of(500, w.ourFault(), w.ourFaultText())
                        .detail(w.reference(reference))
                        .leadingTo("", w.tryAgain()));
    }
}
