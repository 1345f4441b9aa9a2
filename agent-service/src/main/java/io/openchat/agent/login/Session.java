package io.openchat.agent.login;

import io.openchat.shared.identity.AgentIdentity;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The login session of the request at hand. Only for requests that need a role: without one there is no session. */
@RequestScoped
public class Session {
    private final JsonWebToken accessToken;
    private final SecurityIdentity identity;

    Session(JsonWebToken accessToken, SecurityIdentity identity) {
        this.accessToken = accessToken;
        this.identity = identity;
    }

    /** Who it is. */
    public AgentIdentity me() {
        return AgentIdentity.of(accessToken, identity.getRoles());
    }

    /** The access token as it was given. */
    public String rawToken() {
        return accessToken.getRawToken();
    }

    /** When the access token ends. */
    public Instant expiresAt() {
        return Instant.ofEpochSecond(accessToken.getExpirationTime());
    }
}
