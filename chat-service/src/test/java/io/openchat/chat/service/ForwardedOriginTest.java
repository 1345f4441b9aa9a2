package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.Handshake;
import io.openchat.testkit.client.RawSocket;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own pages are known behind any proxy, by the words that it has for scheme and host. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class ForwardedOriginTest {
    @TestHTTPResource
    URI base;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://chat.example.com      | wss         | chat.example.com      | 443  | 101",
                "https://chat.example.com      | wss         | chat.example.com      |      | 101",
                "https://chat.example.com      | https       | chat.example.com:443  |      | 101",
                "https://chat.example.com      | HTTPS       | Chat.Example.Com      |      | 101",
                "https://chat.example.com      | https, http | chat.example.com      |      | 101",
                "https://chat.example.com:8443 | wss         | chat.example.com      | 8443 | 101",
                "http://chat.example.com       | ws          | chat.example.com      | 80   | 101",
                "https://SHOP.example.com:443  | wss         | chat.example.com      |      | 101",
                "http://chat.example.com       | wss         | chat.example.com      |      | 403",
                "https://chat.example.com      | ws          | chat.example.com      |      | 403",
                "https://evil.example          | wss         | chat.example.com      |      | 403",
                "http://shop.example.com       | wss         | chat.example.com      |      | 403",
                "https://chat.example.com:8443 | wss         | chat.example.com      |      | 403",
            })
    void schemeAndHost(String origin, String proto, String host, @Nullable String port, int status) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Origin", origin);
        headers.put("X-Forwarded-Proto", proto);
        headers.put("X-Forwarded-Host", host);
        headers.put("X-Forwarded-For", "203.0.113.60");
        if (port != null) {
            headers.put("X-Forwarded-Port", port);
        }
        try (RawSocket visitor = RawSocket.open(base, "/ws/visitor", headers)) {
            assertThat(visitor.status()).isEqualTo(status);
            assertThat(visitor.reason()).isEqualTo(status == 403 ? "foreign_origin" : "");
        }
        String token = Chat.token("alice", Set.of("agent"), "chat-service", Duration.ofMinutes(5));
        headers.put("Sec-WebSocket-Protocol", Handshake.header(Handshake.agent(token)));
        boolean ofSite = origin.toLowerCase(Locale.ROOT).contains("shop");
        try (RawSocket agent = RawSocket.open(base, "/ws/agent", headers)) {
            assertThat(agent.status()).isEqualTo(ofSite ? 403 : status);
        }
    }
}
