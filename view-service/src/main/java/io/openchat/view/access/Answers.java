package io.openchat.view.access;

import io.openchat.view.layout.Shell;
import io.openchat.view.layout.Shells;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Makes answers of notices. */
@ApplicationScoped
class Answers {
    /** Seconds after which trying again is worth it: an identity provider needs some tens of them to start. */
    static final int RETRY_AFTER = 5;

    private final Shells shells;

    Answers(Shells shells) {
        this.shells = shells;
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance notice(Shell shell, Notice notice, int seconds);
    }

    Uni<Response> of(Notice notice) {
        Response.ResponseBuilder answer = Response.status(notice.status());
        if (notice.retry() || notice.status() == Response.Status.TOO_MANY_REQUESTS.getStatusCode()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        return Templates.notice(shells.forAnybody(), notice, RETRY_AFTER)
                .createUni()
                .map(page -> answer.type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                        .entity(page)
                        .build());
    }

    Uni<Response> loginFailed() {
        return of(Notice.of(401, "Sign-in was not completed", "It took too long, or it was cancelled.")
                .leadingTo("", "Try again"));
    }

    Uni<Response> loginUnavailable() {
        return of(Notice.retrying(
                "Sign-in is not available yet",
                "The identity provider does not answer. It may still be starting; this page tries again by itself."));
    }
}
