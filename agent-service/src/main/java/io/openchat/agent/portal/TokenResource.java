package io.openchat.agent.portal;

import io.openchat.agent.login.LoginSession;
import io.openchat.agent.roster.Attendance;
import io.openchat.portal.answer.Unavailable;
import io.openchat.shared.permission.Act;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.resteasy.reactive.ResponseHeader;

/**
 * Gives the console the access token with which it opens its socket.
 *
 * <p>The session's cookie cannot be read by scripts, and the socket's subprotocol header can only be set by them. The
 * token goes to our own pages only ({@link io.openchat.shared.http.SameOriginGuard}), and never into a URL or a cache.
 */
@Path("/api/token")
@PermissionsAllowed(Act.Name.ANSWER)
public class TokenResource {
    /** How long a token is good for at least: time enough to open a socket and resume every chat on it. */
    static final Duration LEAST = Duration.ofSeconds(60);

    private final LoginSession session;
    private final Attendance attendance;
    private final Clock clock;

    TokenResource(LoginSession session, Attendance attendance, Clock clock) {
        this.session = session;
        this.attendance = attendance;
        this.clock = clock;
    }

    /** An access token, when it ends, and in how many seconds: the browser's clock may be wrong. */
    public record SocketToken(String token, Instant expiresAt, long expiresIn) {}

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public SocketToken token() {
        Instant expiresAt = session.expiresAt();
        Duration left = Duration.between(clock.instant(), expiresAt);
        if (left.compareTo(LEAST) < 0) {
            // quarkus renews well before; where it did not, the identity provider did not answer
            throw new Unavailable("The identity provider did not renew the session. Try again in a few seconds.");
        }
        attendance.note(session.me());
        return new SocketToken(session.rawToken(), expiresAt, left.toSeconds());
    }
}
