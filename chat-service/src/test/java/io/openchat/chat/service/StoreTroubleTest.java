package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While the store is away nothing is acknowledged, and afterwards everything goes on. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class StoreTroubleTest {
    @TestHTTPResource
    URI base;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @AfterEach
    void startTheStore() {
        StoreResource.up();
    }

    @Test
    void refusesForNowAndStoresOnceLater() {
        Chat chat = new Chat(base);
        try (var vera = chat.visitor().starts("Vera")) {
            vera.isAcked(vera.says("before"));
            StoreResource.down();
            var during = new VisitorFrame.Send("during", "during");
            vera.sends(during);
            ServiceFrame.Refusal refusal = vera.isRefused(ErrorCode.STORE_UNAVAILABLE);
            assertThat(refusal.code().retryable()).isTrue();
            assertThat(refusal.id()).isEqualTo("during");
            vera.isOpen();
            StoreResource.up();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                vera.forgetsAll();
                vera.sends(during);
                return vera.gets(
                                ServiceFrame.class,
                                f -> f instanceof ServiceFrame.Ack || f instanceof ServiceFrame.Refusal)
                        instanceof ServiceFrame.Ack;
            });
            try (var again = chat.visitor().resumes(vera, 0)) {
                again.isTold(Phase.WAITING);
                assertThat(again.messages().stream().map(ServiceFrame.Message::text))
                        .containsExactly("before", "during");
            }
        }
    }

    @Test
    void readinessShowsTheStoreGone_andBackAgain() {
        awaitReadiness(200);
        StoreResource.down();
        awaitReadiness(503);
        StoreResource.up();
        awaitReadiness(200);
    }

    private void awaitReadiness(int status) {
        await("readiness to answer " + status)
                .atMost(Duration.ofSeconds(30))
                .until(() -> RestAssured.get(ready).statusCode() == status);
    }
}
