package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The packaged program reaches a Redis by TLS with a CA of its own, a login apart from the address, and a prefix. */
@EnabledIf(
        value = "io.openchat.chat.redis.RedisProgram#speaksTls",
        disabledReason = "this machine's Redis was built without TLS")
@QuarkusIntegrationTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
@WithTestResource(RedisOverTls.class)
class RedisTlsIT {
    private static final String METRICS =
            "http://localhost:" + System.getProperty("quarkus.management.test-port") + "/q/metrics";

    @Test
    void theBusIsUp() {
        await().untilAsserted(
                        () -> assertThat(RestAssured.get(METRICS).asString()).contains("openchat_bus_up 1.0"));
    }
}
