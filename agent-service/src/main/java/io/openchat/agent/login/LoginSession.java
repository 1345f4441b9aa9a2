package io.openchat.agent.login;

import io.openchat.portal.api.Sender;
import io.openchat.shared.audit.AuditedAct;
import io.openchat.shared.identity.AgentIdentity;
import io.openchat.shared.record.AgentRef;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The login session of the request at hand. Only for requests that need a role: without one there is no session. */
@RequestScoped
public class LoginSession {
    private final JsonWebToken accessToken;
    private final SecurityIdentity identity;
    private final Sender sender;

    LoginSession(JsonWebToken accessToken, SecurityIdentity identity, Sender sender) {
        this.accessToken = accessToken;
        this.identity = identity;
        this.sender = sender;
    }

    /** Who it is. */
    public AgentIdentity me() {
        return AgentIdentity.of(accessToken, identity.getRoles());
    }

    /** Who it is, as records name them. */
    public AgentRef ref() {
        AgentIdentity me = me();
        return new AgentRef(me.id(), me.name());
    }

    /** What they are about to do, as the audit tells it. */
    public AuditedAct deed(String act, String object, @Nullable String before, @Nullable String after) {
        return new AuditedAct(
                ref(), act, object, before, after, sender.address().orElse(null));
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
