package io.openchat.chat.telemetry;

import io.openchat.chat.conversation.Tracing;
import io.openchat.shared.record.MessageRecord;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The way of a message as spans of OpenTelemetry: {@code send}, and in it {@code append} and, on each pod with somebody to give
 * it to, {@code deliver}.
 */
public final class SpanTracing implements Tracing {
    private static final AttributeKey<String> CONVERSATION = AttributeKey.stringKey("openchat.conversation");
    private static final AttributeKey<Long> SEQ = AttributeKey.longKey("openchat.seq");
    private static final AttributeKey<Long> SOCKETS = AttributeKey.longKey("openchat.sockets");

    /** The one header of the W3C that carries all we need: trace, span, and whether it is sampled. */
    private static final String TRACEPARENT = "traceparent";

    private static final TextMapGetter<String> HEADER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String key) {
            return key.equals(TRACEPARENT) ? traceparent : null;
        }
    };

    private final Tracer tracer;

    public SpanTracing(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.openchat.chat");
    }

    @Override
    public Step send(String conversation) {
        // a way of its own: whatever else the thread does is not its cause
        return step("send", Context.root(), conversation);
    }

    @Override
    public Step deliver(MessageRecord message, @Nullable String trace) {
        Context sending = trace == null ? Context.root() : read(trace);
        if (!Span.fromContext(sending).getSpanContext().isValid()) {
            return Step.NONE;
        }
        Step delivery = step("deliver", sending, message.conversation());
        delivery.stored(message);
        return delivery;
    }

    private Step step(String name, Context parent, String conversation) {
        SpanBuilder builder = tracer.spanBuilder(name).setParent(parent).setAttribute(CONVERSATION, conversation);
        return new Part(builder.startSpan(), conversation);
    }

    private static Context read(String trace) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), trace, HEADER);
    }

    private static @Nullable String write(Context context) {
        Map<String, String> headers = new HashMap<>();
        W3CTraceContextPropagator.getInstance()
                .inject(
                        context,
                        headers,
                        (to, name, value) ->
                                java.util.Objects.requireNonNull(to).put(name, value));
        return headers.get(TRACEPARENT);
    }

    private final class Part implements Step {
        private final Span span;
        private final String conversation;

        Part(Span span, String conversation) {
            this.span = span;
            this.conversation = conversation;
        }

        @Override
        public Step append() {
            return step("append", context(), conversation);
        }

        @Override
        public void stored(MessageRecord message) {
            span.setAttribute(SEQ, message.seq());
        }

        @Override
        public @Nullable String trace() {
            return write(context());
        }

        @Override
        public void delivered(int sockets) {
            // one that is never ended is never told
            if (sockets > 0) {
                span.setAttribute(SOCKETS, (long) sockets).end();
            }
        }

        @Override
        public <T extends @Nullable Object> CompletableFuture<T> until(CompletableFuture<T> done) {
            return done.whenComplete((_, thrown) -> {
                if (thrown != null) {
                    // its name only: what it says may repeat what people wrote
                    span.setStatus(StatusCode.ERROR, thrown.getClass().getSimpleName());
                }
                span.end();
            });
        }

        private Context context() {
            return Context.root().with(span);
        }
    }
}
