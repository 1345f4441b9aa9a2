package io.openchat.chat.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.conversation.StoreException;
import io.openchat.chat.conversation.Tracing;
import io.openchat.shared.record.Content;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.wire.Side;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two pods write the parts of one way; what joins them is the text that goes over the bus. */
class SpanTracingTest {
    private static final MessageRecord MESSAGE = MessageRecord.of(
            "c1",
            4,
            "m1",
            new MessageRecord.Author(Side.VISITOR, "Vera", null),
            new Content.Text("secret"),
            Instant.EPOCH,
            1);

    private final InMemorySpanExporter told = InMemorySpanExporter.create();
    private final Tracing here = new SpanTracing(telemetry());
    private final Tracing there = new SpanTracing(telemetry());

    @Test
    void oneTrace_fromTheSender_toTheOtherPod() {
        Tracing.Step sending = here.send("c1");
        var _ = sending.append().until(CompletableFuture.completedFuture(MESSAGE));
        sending.stored(MESSAGE);
        String overTheBus = Objects.requireNonNull(sending.trace());
        here.deliver(MESSAGE, overTheBus).delivered(0);
        there.deliver(MESSAGE, overTheBus).delivered(2);
        var _ = sending.until(CompletableFuture.completedFuture(null));

        SpanData send = told("send");
        assertThat(send.getParentSpanId()).isEqualTo(SpanId.getInvalid());
        assertThat(List.of(told("append"), told("deliver"))).allSatisfy(part -> {
            assertThat(part.getTraceId()).isEqualTo(send.getTraceId());
            assertThat(part.getParentSpanId()).isEqualTo(send.getSpanId());
        });
        assertThat(told.getFinishedSpanItems()).hasSize(3);
        assertThat(told("deliver").getAttributes().asMap().toString()).contains("c1", "4", "2");
        assertThat(told.getFinishedSpanItems().toString()).doesNotContain("secret", "Vera");
    }

    @Test
    void whatFailed_isNamed_andNotQuoted() {
        var failed = CompletableFuture.failedFuture(new StoreException("secret"));
        var _ = here.send("c1").until(failed);
        assertThat(told("send").getStatus())
                .isEqualTo(StatusData.create(io.opentelemetry.api.trace.StatusCode.ERROR, "StoreException"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "00-0-0-01", "00-00000000000000000000000000000000-0000000000000000-01"})
    void whatAnotherPodSaysWrongly_isNotFollowed(String trace) {
        there.deliver(MESSAGE, trace).delivered(1);
        assertThat(told.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void nothing_isFollowedWithoutATrace() {
        there.deliver(MESSAGE, null).delivered(1);
        assertThat(told.getFinishedSpanItems()).isEmpty();
    }

    private SpanData told(String name) {
        return told.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private OpenTelemetry telemetry() {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(told))
                        .build())
                .build();
    }
}
