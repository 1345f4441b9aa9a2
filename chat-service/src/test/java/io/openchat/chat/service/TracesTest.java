package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.shared.wire.Phase;
import io.openchat.testkit.StoreResource;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A message can be followed from its sender to its reader, and the trace does not tell what it says. */
@QuarkusTest
@TestProfile(TracesTest.Traced.class)
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class TracesTest {
    private static final String SECRET = "my card is 4242";

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

    @TestHTTPResource
    URI base;

    @Inject
    InMemorySpanExporter told;

    @Test
    void oneTrace_leadsFromTheFrameToTheReader_andHoldsNoText() {
        Chat chat = new Chat(base);
        try (var vera = chat.visitor().starts("Vera Secret");
                var alice = chat.agent("alice").claims(vera)) {
            vera.isTold(Phase.CHATTING);
            alice.hears("claimed");
            told.reset();
            long seq = vera.isAcked(vera.says(SECRET)).seq();
            alice.hears(SECRET);

            SpanData send = span("send");
            assertThat(List.of(span("append"), span("deliver"))).allSatisfy(part -> {
                assertThat(part.getTraceId()).isEqualTo(send.getTraceId());
                assertThat(part.getParentSpanId()).isEqualTo(send.getSpanId());
                assertThat(part.getAttributes().get(AttributeKey.stringKey("openchat.conversation")))
                        .isEqualTo(vera.conversation());
            });
            assertThat(send.getAttributes().get(AttributeKey.longKey("openchat.seq")))
                    .isEqualTo(seq);
            assertThat(span("deliver").getAttributes().get(AttributeKey.longKey("openchat.sockets")))
                    .isEqualTo(1);
            assertThat(told.getFinishedSpanItems().toString())
                    .doesNotContain(SECRET, "Secret", vera.token())
                    .doesNotContainIgnoringCase("bearer");
        }
    }

    private SpanData span(String name) {
        return await("a span " + name)
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> told.getFinishedSpanItems().stream()
                                .filter(span -> span.getName().equals(name))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }
}
