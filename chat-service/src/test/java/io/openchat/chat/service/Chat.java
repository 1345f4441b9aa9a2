package io.openchat.chat.service;

import io.openchat.testkit.client.Agent;
import io.openchat.testkit.client.ChatSocket;
import io.openchat.testkit.client.Visitor;
import io.smallrye.jwt.build.Jwt;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The people of the tests, and how they reach the service. */
final class Chat {
    private final URI base;

    Chat(URI base) {
        this.base = base;
    }

    String origin() {
        return base.getScheme() + "://" + base.getAuthority();
    }

    /** Headers of a page of our own, from {@code address} if the proxy is to be believed. */
    Map<String, String> from(String address) {
        return Map.of("Origin", origin(), "X-Forwarded-For", address);
    }

    URI socket(String path) {
        return ChatSocket.at(base, path);
    }

    Visitor visitor() {
        return new Visitor(base);
    }

    Agent agent(String name) {
        return agentWith(token(name, Set.of("agent"), "chat-service", Duration.ofMinutes(5)));
    }

    Agent agentWith(String token) {
        return new Agent(base, token);
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
}
