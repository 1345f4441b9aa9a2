package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.openchat.shared.wire.Frame;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.RawSocket;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWireMock;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody makes us do who sends access tokens that are none. */
@QuarkusTest
@TestProfile(Narrow.class)
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class BadTokensTest {
    private static final String CARRIER =
            Frame.SUBPROTOCOL + ", bearer-token-carrier, quarkus-http-upgrade%23Authorization%23Bearer%20";

    @TestHTTPResource
    URI base;

    @OidcWireMock
    WireMockServer identityProvider;

    private final Kept kept = new Kept();

    @BeforeEach
    void listen() {
        identityProvider.resetRequests();
        Logger.getLogger("").addHandler(kept);
    }

    @AfterEach
    void stop() {
        Logger.getLogger("").removeHandler(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/widget.js", "/assets/manifest.json", "/no/such/page", "/ws/agent", "/ws/visitor"})
    void onNoOtherRequest_isATokenLookedAt(String path) {
        int without = RestAssured.get(base.resolve(path)).statusCode();
        for (String token : List.of("garbage", unknownKey(1), expired())) {
            assertThat(RestAssured.given()
                            .header("Authorization", "Bearer " + token)
                            .get(base.resolve(path))
                            .statusCode())
                    .isEqualTo(without);
        }
        assertThat(asked()).isEmpty();
    }

    @Test
    void aVisitorsSocket_doesNotLookAtIt() {
        for (String token : List.of("garbage", unknownKey(1), expired())) {
            try (RawSocket carried =
                            open("/ws/visitor", "10.10.0.1", Map.of("Sec-WebSocket-Protocol", CARRIER + token));
                    RawSocket inHeader = open("/ws/visitor", "10.10.0.1", Map.of("Authorization", "Bearer " + token))) {
                assertThat(carried.status()).isEqualTo(101);
                assertThat(inHeader.status()).isEqualTo(101);
            }
        }
        assertThat(asked()).isEmpty();
    }

    @Test
    void nobodyIsAskedAboutATokenThatIsNone() {
        agent("10.10.1.1", good("alice")); // the keys are there
        identityProvider.resetRequests();
        for (String token : List.of("garbage", "a.b.c", "a.b.c.d.e", "e30.e30.x", expired(), good("alice") + "x")) {
            assertThat(agent("10.10.1.1", token)).as(token).isEqualTo(401);
        }
        assertThat(asked())
                .as("the keys, for a token that names none")
                .hasSizeLessThanOrEqualTo(1)
                .allSatisfy(event -> assertThat(event.getRequest().getUrl()).contains("/certs"));
    }

    @Test
    void aKeyThatNobodyKnows_makesUsFetchTheKeysOnce_notEachTime() {
        for (int i = 0; i < 3 * Narrow.REFUSED_TOKENS; i++) {
            assertThat(agent("10.10.2." + i, unknownKey(i))).isEqualTo(401);
        }
        assertThat(asked()).hasSizeLessThanOrEqualTo(1);
        assertThat(agent("10.10.2.1", good("alice"))).isEqualTo(101);
    }

    @Test
    void soManyFromOneAddress_andNoMoreAreLookedAt_andOthersAre() {
        int refused = 0;
        for (int i = 0; i < 3 * Narrow.REFUSED_TOKENS; i++) {
            refused += agent("10.10.3.1", "garbage") == 401 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(Narrow.REFUSED_TOKENS);
        assertThat(agent("10.10.3.1", good("alice"))).isEqualTo(429);
        assertThat(agent("10.10.3.2", good("alice"))).isEqualTo(101);
    }

    @Test
    void theLog_tellsOfThemInOneLine_andNeverTheToken() {
        String token = expired();
        for (int i = 0; i < Narrow.REFUSED_TOKENS; i++) {
            agent("10.10.4.1", i % 2 == 0 ? "garbage" : token);
        }
        assertThat(kept.lines.stream().filter(line -> line.getLevel().intValue() >= Level.WARNING.intValue()))
                .hasSizeLessThanOrEqualTo(1)
                .allSatisfy(line -> assertThat(line.getLevel()).isNotEqualTo(Level.SEVERE));
        assertThat(kept.lines)
                .noneMatch(line -> String.valueOf(line.getMessage()).contains(token));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openchat.v1, quarkus-http-upgrade%23Origin%23https://chat.example.com",
                "openchat.v1, quarkus-http-upgrade%23X-Forwarded-For%2310.9.9.9",
                "openchat.v1, quarkus-http-upgrade%2",
                "quarkus-http-upgrade%23Authorization%23Bearer%20a.b.c",
            })
    void theCarrierOfTheToken_carriesNothingElse(String protocols) {
        try (RawSocket upgrade = open(
                "/ws/visitor",
                "10.10.5.1",
                Map.of("Sec-WebSocket-Protocol", protocols, "Origin", "https://evil.example"))) {
            assertThat(upgrade.status()).isEqualTo(400);
            assertThat(upgrade.reason()).isEqualTo("bad_subprotocol");
        }
        assertThat(RestAssured.given()
                        .header("Sec-WebSocket-Protocol", protocols)
                        .get(base)
                        .statusCode())
                .isEqualTo(400);
        assertThat(kept.lines).noneMatch(line -> line.getLevel().intValue() >= Level.WARNING.intValue());
    }

    @Test
    void headersThatNobodyCanRead_fillNoLog() {
        for (String address : List.of("1.2.3.4:port", "[::1]:99999", "1.2.3.4:-1")) {
            RestAssured.given()
                    .header("X-Forwarded-For", address)
                    .header("X-Forwarded-Port", "none")
                    .header("X-Forwarded-Trusted-Proxy", "true")
                    .get(base.resolve("/widget.js"))
                    .then()
                    .statusCode(200);
            open("/ws/visitor", address, Map.of("X-Forwarded-Port", "none")).close();
        }
        assertThat(kept.lines).noneMatch(line -> line.getLevel().intValue() >= Level.WARNING.intValue());
    }

    private int agent(String address, String token) {
        try (RawSocket upgrade = open("/ws/agent", address, Map.of("Sec-WebSocket-Protocol", CARRIER + token))) {
            return upgrade.status();
        }
    }

    private RawSocket open(String path, String address, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(Map.of("Origin", Narrow.ORIGIN, "X-Forwarded-For", address));
        all.putAll(headers);
        return RawSocket.open(base, path, all);
    }

    private List<ServeEvent> asked() {
        return identityProvider.getAllServeEvents();
    }

    private static String good(String name) {
        return Chat.token(name, Set.of("agent"), "chat-service", Duration.ofMinutes(5));
    }

    private static String expired() {
        return Chat.token("mallory", Set.of("agent"), "chat-service", Duration.ofMinutes(-5));
    }

    private static String unknownKey(int number) {
        String header = "{\"alg\":\"RS256\",\"kid\":\"made-up-" + number + "\"}";
        String good = good("mallory");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + good.substring(good.indexOf('.'));
    }

    private static final class Kept extends Handler {
        private final List<LogRecord> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
