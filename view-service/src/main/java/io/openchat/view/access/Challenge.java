package io.openchat.view.access;

import io.openchat.shared.web.LoginCookies;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sends people to the login page, or tells them that there is none now. */
@ApplicationScoped
class Challenge {
    private static final Logger LOG = Logger.getLogger(Challenge.class);

    private final HttpAuthenticator authenticator;
    private final Answers answers;
    private final String root;

    Challenge(
            HttpAuthenticator authenticator,
            Answers answers,
            @ConfigProperty(name = "quarkus.http.root-path") String root) {
        this.authenticator = authenticator;
        this.answers = answers;
        this.root = root;
    }

    Uni<Response> answer(RoutingContext request) {
        LoginCookies.makeRoom(request, root);
        return authenticator
                .getChallenge(request)
                .flatMap(this::answer)
                .onFailure()
                .recoverWithUni(e -> {
                    LOG.warnf("Nobody can log in: %s", e.getMessage());
                    return answers.loginUnavailable();
                });
    }

    /** Whether the session could not be renewed because nobody answered, so that it may still be good. */
    boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private Uni<Response> answer(ChallengeData challenge) {
        if (challenge.status == Response.Status.UNAUTHORIZED.getStatusCode()) {
            return answers.loginFailed(); // back from the identity provider, and the cookie of this login is gone
        }
        Response.ResponseBuilder answer =
                Response.status(challenge.status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
        return Uni.createFrom().item(answer.build());
    }
}
