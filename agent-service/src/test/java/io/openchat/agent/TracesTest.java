package io.openchat.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.testkit.StoreResource;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A request can be followed, and its trace does not tell the code of the login. */
@QuarkusTest
@TestProfile(TracesTest.Traced.class)
@WithTestResource(StoreResource.class)
class TracesTest {
    public static final class Traced implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.bsp.schedule.delay", "100ms");
        }
    }

    /** Keeps the spans instead of sending them somewhere. */
    @Singleton
    static class Kept {
        @Produces
        @Singleton
        InMemorySpanExporter exporter() {
            return InMemorySpanExporter.create();
        }
    }

    @Inject
    InMemorySpanExporter told;

    @Test
    void aLogin_isFollowed_withoutItsCode() {
        assertThat(Person.loggedInAs("alice").get("/").statusCode()).isEqualTo(200);
        await("the span of the request")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(told.getFinishedSpanItems())
                        .extracting(SpanData::getName)
                        .contains("GET /signed-in"));
        assertThat(told.getFinishedSpanItems().toString())
                .contains("url.path")
                .doesNotContain("&code=", "state=")
                .doesNotContainIgnoringCase("bearer");
    }
}
