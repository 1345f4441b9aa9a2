package io.openchat.testkit.client;

import io.openchat.shared.wire.AgentFrame;
import java.net.URI;
import java.util.UUID;

/** An agent with a portal. */
public final class Agent extends ChatSocket {

    /** Opens the portal's socket at the service at {@code base} with an access token. */
    public Agent(URI base, String token) {
        super(at(base, "/ws/agent"), ofOwnPage(base), Handshake.agent(token));
    }

    public Agent claims(Visitor visitor) {
        sends(new AgentFrame.Claim(visitor.conversation()));
        return this;
    }

    /** Says something, and gives its id. */
    public String says(Visitor to, String text) {
        String id = UUID.randomUUID().toString();
        sends(new AgentFrame.Send(to.conversation(), id, text));
        return id;
    }
}
