package io.openchat.chat.service;

import io.openchat.shared.wire.AgentFrame;
import io.openchat.shared.wire.Frame;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import io.smallrye.jwt.build.Jwt;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The people of the tests, and how they reach the service. */
final class Chat {
    private final URI base;

    Chat(URI base) {
        this.base = base;
    }

    String origin() {
        return base.getScheme() + "://" + base.getAuthority();
    }

    URI socket(String path) {
        return URI.create("ws://" + base.getAuthority() + path);
    }

    Visitor visitor() {
        return new Visitor();
    }

    Agent agent(String name) {
        return new Agent(token(name, Set.of("agent"), "chat-service", Duration.ofMinutes(5)));
    }

    Agent agentWith(String token) {
        return new Agent(token);
    }

    static String token(String name, Set<String> roles, String audience, Duration lives) {
        return Jwt.subject(name)
                .claim("name", name)
                .claim("agency", "acme")
                .groups(roles)
                .issuer("https://server.example.com")
                .audience(audience)
                .issuedAt(Instant.now().minusSeconds(600))
                .expiresAt(Instant.now().plus(lives))
                .jws()
                .keyId("1")
                .sign("privateKey.jwk");
    }

    /** A visitor with a browser tab. */
    final class Visitor extends Socket {
        private String conversation = "";
        private String token = "";

        Visitor() {
            super(socket("/ws/visitor"), null, origin(), Frame.SUBPROTOCOL);
        }

        Visitor starts(String name) {
            sends(new VisitorFrame.Start(
                    UUID.randomUUID().toString(), name, null, null, null, "en", "https://example.com/", true));
            var started = gets(ServiceFrame.Started.class, _ -> true);
            conversation = started.conversation();
            token = Objects.requireNonNull(started.token());
            isTold(Phase.WAITING);
            return this;
        }

        String says(String text) {
            String id = UUID.randomUUID().toString();
            sends(new VisitorFrame.Send(id, text));
            return id;
        }

        Visitor resumes(Visitor other, long lastSeq) {
            conversation = other.conversation;
            token = other.token;
            sends(new VisitorFrame.Resume(token, lastSeq));
            return this;
        }

        String conversation() {
            return conversation;
        }

        String token() {
            return token;
        }
    }

    /** An agent with a portal. */
    final class Agent extends Socket {
        Agent(String token) {
            super(
                    socket("/ws/agent"),
                    null,
                    origin(),
                    Frame.SUBPROTOCOL,
                    "bearer-token-carrier",
                    URLEncoder.encode("quarkus-http-upgrade#Authorization#Bearer " + token, StandardCharsets.UTF_8)
                            .replace("+", "%20"));
        }

        Agent claims(Visitor visitor) {
            sends(new AgentFrame.Claim(visitor.conversation()));
            return this;
        }

        String says(Visitor to, String text) {
            String id = UUID.randomUUID().toString();
            sends(new AgentFrame.Send(to.conversation(), id, text));
            return id;
        }
    }
}
