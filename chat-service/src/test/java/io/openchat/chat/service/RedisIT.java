package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.shared.wire.Phase;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The packaged program, with a bus over Redis, counts what goes on: the jar, or the native one with {@code -Dnative}. */
@QuarkusIntegrationTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
@WithTestResource(RedisResource.class)
class RedisIT {
    private static final String MANAGEMENT =
            "http://localhost:" + System.getProperty("quarkus.management.test-port") + "/q/";

    @TestHTTPResource
    URI base;

    @Test
    void aChatIsCountedAndTheBusIsUp() {
        Chat chat = new Chat(base);
        try (var vera = chat.visitor().starts("Vera");
                var alice = chat.agent("alice").claims(vera)) {
            vera.isTold(Phase.CHATTING);
            vera.isAcked(vera.says("hello?"));
            alice.hears("hello?");
            await().untilAsserted(() -> assertThat(
                            RestAssured.get(MANAGEMENT + "metrics").asString())
                    .contains("openchat_bus_up 1.0", "openchat_store_up 1.0")
                    .contains("openchat_connections{side=\"visitor\"} 1.0", "openchat_connections{side=\"agent\"} 1.0")
                    .containsPattern("openchat_messages_stored_total [1-9]"));
        }
        assertThat(RestAssured.get(MANAGEMENT + "health/ready").statusCode()).isEqualTo(200);
    }
}
