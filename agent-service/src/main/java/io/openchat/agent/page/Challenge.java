package io.openchat.agent.page;

import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Sends people to the login page; tells scripts that there is no session. */
@ApplicationScoped
class Challenge {
    private static final Logger LOG = Logger.getLogger(Challenge.class);

    private final HttpAuthenticator authenticator;
    private final Answers answers;

    Challenge(HttpAuthenticator authenticator, Answers answers) {
        this.authenticator = authenticator;
        this.answers = answers;
    }

    Uni<Response> answer(RoutingContext request) {
        if (answers.isApi(request)) {
            return answers.of(request, 401, Notice.saying("Not signed in", "The session has ended. Sign in again."));
        }
        return authenticator
                .getChallenge(request)
                .map(Challenge::redirect)
                .onFailure()
                .recoverWithUni(e -> {
                    LOG.warnf("Nobody can log in: %s", e.getMessage());
                    return answers.unavailable(request);
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

    private static Response redirect(ChallengeData challenge) {
        Response.ResponseBuilder answer = Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
        return answer.build();
    }
}
