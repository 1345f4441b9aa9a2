package io.openchat.agent.page;

import io.openchat.shared.Roles;
import io.openchat.shared.text.SingleLine;
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
    private static final Notice.Way RETRY = new Notice.Way("", "Try again");

    private final Answers answers;
    private final Challenge challenge;
    private final SecurityIdentity identity;

    Failures(Answers answers, Challenge challenge, SecurityIdentity identity) {
        this.answers = answers;
        this.challenge = challenge;
        this.identity = identity;
    }

    @ServerExceptionMapper
    public Uni<Response> notLoggedIn(UnauthorizedException e, RoutingContext request) {
        return challenge.answer(request);
    }

    @ServerExceptionMapper
    public Uni<Response> loginIsOver(AuthenticationFailedException e, RoutingContext request) {
        return challenge.isOutage(e) ? answers.unavailable(request) : challenge.answer(request);
    }

    /** The identity provider sent the person back without a login: declined, too late, or a link from a history. */
    @ServerExceptionMapper
    public Uni<Response> loginFailed(AuthenticationCompletionException e, RoutingContext request) {
        LOG.infof("A login was not completed: %s", e.getMessage());
        return answers.loginFailed(request);
    }

    @ServerExceptionMapper
    public Uni<Response> roleIsMissing(ForbiddenException e, RoutingContext request) {
        String has = identity.getRoles().isEmpty()
                ? "This account has none."
                : "This account has: "
                        + String.join(
                                ", ", identity.getRoles().stream().sorted().toList()) + ".";
        return answers.of(
                request,
                403,
                new Notice(
                        "This account cannot answer visitors",
                        "You are signed in as "
                                + SingleLine.isolated(identity.getPrincipal().getName())
                                + ". The portal needs the role “"
                                + Roles.AGENT + "” or “" + Roles.SUPERVISOR + "”. " + has
                                + " Ask whoever runs OpenChat at your company, or sign in as somebody else.",
                        null,
                        new Notice.Way("logout", "Sign out"),
                        false));
    }

    @ServerExceptionMapper({OIDCException.class, Unavailable.class})
    public Uni<Response> identityProviderIsAway(RuntimeException e, RoutingContext request) {
        return answers.unavailable(request);
    }

    @ServerExceptionMapper
    public Uni<Response> refused(WebApplicationException e, RoutingContext request) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return ourFault(e, request);
        }
        String title = status == 404 ? "There is no such page" : "That did not work";
        return answers.of(
                request,
                status,
                new Notice(title, "Check the address.", null, new Notice.Way("", "To the portal"), false));
    }

    @ServerExceptionMapper
    public Uni<Response> ourFault(Throwable e, RoutingContext request) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(e, "%s %s failed, reference %s", request.request().method(), request.normalizedPath(), reference);
        return answers.of(
                request,
                500,
                new Notice(
                        "Something went wrong on our side",
                        "It was logged. Trying again may help.",
                        "Reference " + reference,
                        RETRY,
                        false));
    }
}
