package io.openchat.portal.login;

import io.openchat.portal.answer.ErrorAnswers;
import io.openchat.portal.answer.Notice;
import io.openchat.portal.words.Languages;
import io.openchat.portal.words.Words;
import io.openchat.shared.http.LoginCookies;
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

/** Sends people to the login page; tells scripts that there is no session. */
@ApplicationScoped
public class LoginChallenge {
    private static final Logger LOG = Logger.getLogger(LoginChallenge.class);

    private final HttpAuthenticator authenticator;
    private final ErrorAnswers answers;
    private final String root;

    LoginChallenge(
            HttpAuthenticator authenticator,
            ErrorAnswers answers,
            @ConfigProperty(name = "quarkus.http.root-path") String root) {
        this.authenticator = authenticator;
        this.answers = answers;
        this.root = root;
    }

    /** Leads to the login page. */
    public Uni<Response> answer(RoutingContext request) {
        if (answers.isApi(request)) {
            Words w = Languages.of(request);
            return answers.of(request, Notice.of(401, w.notSignedIn(), w.sessionOver()));
        }
        LoginCookies.makeRoom(request, root);
        return authenticator
                .getChallenge(request)
                .flatMap(challenge -> answer(request, challenge))
                .onFailure()
                .recoverWithUni(e -> {
                    LOG.warnf("Nobody can log in: %s", e.getMessage());
                    return answers.loginUnavailable(request);
                });
    }

    /** Whether the session could not be renewed because nobody answered, so that it may still be good. */
    public boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private Uni<Response> answer(RoutingContext request, ChallengeData challenge) {
        if (challenge.status == Response.Status.UNAUTHORIZED.getStatusCode()) {
            // back from the identity provider, and the cookie of this login is gone
            return answers.loginFailed(request);
        }
        Response.ResponseBuilder answer =
                Response.status(challenge.status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
        return Uni.createFrom().item(answer.build());
    }
}
