package io.openchat.view.access;

import io.openchat.shared.Roles;
import io.openchat.view.query.BadParameter;
import io.openchat.view.search.TooManySearches;
import io.openchat.view.store.StoreUnavailable;
import io.openchat.view.store.TooBroad;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure into a page that says what to do, and never a stack trace. */
@ApplicationScoped
public class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);

    private final Answers answers;
    private final Challenge challenge;

    Failures(Answers answers, Challenge challenge) {
        this.answers = answers;
        this.challenge = challenge;
    }

    @ServerExceptionMapper
    public Uni<Response> notLoggedIn(UnauthorizedException e, RoutingContext request) {
        return challenge.answer(request);
    }

    @ServerExceptionMapper
    public Uni<Response> loginIsOver(AuthenticationFailedException e, RoutingContext request) {
        return challenge.isOutage(e) ? answers.loginUnavailable() : challenge.answer(request);
    }

    /** The identity provider sent the person back without a login: declined, too late, or a link from a history. */
    @ServerExceptionMapper
    public Uni<Response> loginFailed(AuthenticationCompletionException e) {
        LOG.infof("A login was not completed: %s", e.getMessage());
        return answers.loginFailed();
    }

    @ServerExceptionMapper(OIDCException.class)
    public Uni<Response> identityProviderIsAway(RuntimeException e) {
        LOG.warnf("Nobody can log in: %s", e.getMessage());
        return answers.loginUnavailable();
    }

    @ServerExceptionMapper
    public Uni<Response> roleIsMissing(ForbiddenException e) {
        return answers.of(Notice.of(
                        403,
                        "This account cannot read the records",
                        "That takes the role “" + Roles.VIEWER + "”. Ask whoever runs OpenChat at your company,"
                                + " or sign in as somebody else.")
                .leadingTo("logout", "Sign out"));
    }

    @ServerExceptionMapper
    public Uni<Response> badParameter(BadParameter e) {
        return answers.of(Notice.of(400, "That address does not work", "“" + e.parameter() + "” " + e.reason()));
    }

    @ServerExceptionMapper
    public Uni<Response> storeIsAway(StoreUnavailable e) {
        LOG.warnf(e.getCause(), "The store does not answer");
        return answers.of(Notice.retrying(
                "The records cannot be read right now",
                "The store does not answer. Nothing is lost; this page tries again by itself."));
    }

    @ServerExceptionMapper
    public Uni<Response> searchIsTooBroad(TooBroad e, RoutingContext request) {
        LOG.infof("%s: %s", request.normalizedPath(), e.getMessage());
        return answers.of(Notice.of(
                422, "That search takes too long", "Give a narrower range of days, or an agency, and try again."));
    }

    @ServerExceptionMapper
    public Uni<Response> searchesAreTooMany(TooManySearches e) {
        LOG.debugf("A search was refused: %s", e.getMessage());
        return answers.of(Notice.of(
                429,
                "Too many searches at once",
                "Other searches are still under way. Wait until these are shown, and try again."));
    }

    @ServerExceptionMapper
    public Uni<Response> refused(WebApplicationException e, RoutingContext request) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return ourFault(e, request);
        }
        return answers.of(
                status == 404
                        ? Notice.of(404, "There is no such page", "The address is wrong, or the record is gone.")
                        : Notice.of(status, "That did not work", "Check the address."));
    }

    @ServerExceptionMapper
    public Uni<Response> ourFault(Throwable e, RoutingContext request) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(e, "%s %s failed, reference %s", request.request().method(), request.normalizedPath(), reference);
        return answers.of(Notice.of(500, "Something went wrong on our side", "It was logged. Trying again may help.")
                .detail("Reference " + reference));
    }
}
