package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.ChatSocket;
import io.openchat.testkit.client.Handshake;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may open a socket at all; the others get a status and a reason, and no socket. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class AdmissionTest {
    @TestHTTPResource
    URI base;

    private Chat chat;

    @BeforeEach
    void open() {
        chat = new Chat(base);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "https://shop.example.com.evil.example", ""})
    void refusesAForeignOrigin(String origin) {
        var refusal = refusal(() -> visitorFrom(origin));
        assertThat(refusal.statusCode()).isEqualTo(403);
        assertThat(refusal.headers().firstValue("X-OpenChat-Error")).hasValue("foreign_origin");
    }

    @Test
    void admitsAConfiguredSiteToTheVisitorsSocketOnly() {
        visitorFrom("https://shop.example.com").close();
        String token = Chat.token("alice", Set.of("agent"), "chat-service", Duration.ofMinutes(5));
        var refusal = refusal(() -> new ChatSocket(
                chat.socket("/ws/agent"), Map.of("Origin", "https://shop.example.com"), Handshake.agent(token)));
        assertThat(refusal.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesAnotherSubprotocol() {
        var refusal = refusal(() ->
                new ChatSocket(chat.socket("/ws/visitor"), Map.of("Origin", chat.origin()), List.of("openchat.v9")));
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.headers().firstValue("X-OpenChat-Error")).hasValue("bad_subprotocol");
    }

    @Test
    void refusesAnAgentWithoutToken() {
        var refusal = refusal(
                () -> new ChatSocket(chat.socket("/ws/agent"), Map.of("Origin", chat.origin()), Handshake.visitor()));
        assertThat(refusal.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesATokenThatHasEnded() {
        assertThat(agentWith(Set.of("agent"), "chat-service", Duration.ofMinutes(-5))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesATokenForAnotherService() {
        assertThat(agentWith(Set.of("agent"), "view-service", Duration.ofMinutes(5))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesATokenOfAnotherRole() {
        assertThat(agentWith(Set.of("viewer"), "chat-service", Duration.ofMinutes(5))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void closesTheSocketWhenItsTokenEnds() {
        try (var alice = chat.agentWith(Chat.token("alice", Set.of("agent"), "chat-service", Duration.ofSeconds(3)))) {
            assertThat(alice.isClosedWith()).isEqualTo(1008);
        }
    }

    private HttpResponse<?> agentWith(Set<String> roles, String audience, Duration lives) {
        return refusal(() -> chat.agentWith(Chat.token("mallory", roles, audience, lives)));
    }

    /** From a page of this origin; none, when it is empty. */
    private ChatSocket visitorFrom(String origin) {
        Map<String, String> headers = origin.isEmpty() ? Map.of() : Map.of("Origin", origin);
        return new ChatSocket(chat.socket("/ws/visitor"), headers, Handshake.visitor());
    }

    private static HttpResponse<?> refusal(ThrowingCallable connecting) {
        Throwable cause = Objects.requireNonNull(catchThrowable(connecting).getCause());
        assertThat(cause).isInstanceOf(WebSocketHandshakeException.class);
        return ((WebSocketHandshakeException) cause).getResponse();
    }
}
