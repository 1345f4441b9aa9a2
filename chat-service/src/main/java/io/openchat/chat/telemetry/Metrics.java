package io.openchat.chat.telemetry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.openchat.chat.admission.OpenLimits;
import io.openchat.chat.admission.Refused;
import io.openchat.chat.bus.RedisBus;
import io.openchat.chat.conversation.Bus;
import io.openchat.chat.conversation.Replays;
import io.openchat.chat.queue.OpenConversations;
import io.openchat.chat.socket.OpenSockets;
import io.openchat.chat.socket.Sockets;
import io.openchat.chat.transcript.MongoTranscript;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.Side;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToDoubleFunction;

/**
 * The numbers that this pod shows of itself.
 *
 * <p>Each is kept where it comes about and asked for when somebody looks, so a message pays for none of them but the time that
 * {@link TimedTranscript} takes. Dashboards and alerts know the names.
 */
@ApplicationScoped
class Metrics {
    private final MeterRegistry meters;

    Metrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void started(
            @Observes StartupEvent event,
            OpenConversations queue,
            Replays replays,
            MongoTranscript transcript,
            OpenSockets open,
            Sockets sockets,
            Refused refused,
            OpenLimits limits,
            Bus bus) {
        for (Side side : new Side[] {Side.VISITOR, Side.AGENT}) {
            gauge("openchat.connections", open, o -> o.count(side), "Open sockets", "side", side.wire());
        }
        gauge("openchat.connections.limit", limits, OpenLimits::most, "Sockets that visitors may have open");
        for (Refused.Reason reason : Refused.Reason.values()) {
            FunctionCounter.builder("openchat.upgrades.refused", refused, r -> r.sum(reason))
                    .description("Sockets that were not opened")
                    .tag("reason", reason.code())
                    .register(meters);
        }
        for (Phase phase : new Phase[] {Phase.WAITING, Phase.CHATTING}) {
            gauge(
                    "openchat.conversations",
                    queue,
                    q -> q.count(phase),
                    "Open conversations of all pods, as far as this one knows",
                    "state",
                    phase.wire());
        }
        gauge("openchat.unacked", transcript, MongoTranscript::unacked, "Messages that wait to be stored");
        counter("openchat.messages.stored", transcript, MongoTranscript::stored, "Messages that this pod stored");
        counter(
                "openchat.messages.replayed",
                replays,
                Replays::messages,
                "Messages read again for sockets that lacked them");
        counter(
                "openchat.slow.readers.closed",
                sockets,
                Sockets::tooSlow,
                "Sockets closed because they read too slowly");
        if (bus instanceof RedisBus redis) {
            gauge(
                    "openchat.bus.up",
                    redis,
                    r -> r.isUp() ? 1 : 0,
                    "Whether what this pod tells Redis comes back to it");
            counter(
                    "openchat.bus.reconnects",
                    redis,
                    RedisBus::reconnects,
                    "Times that Redis came back after it was lost");
        }
    }

    private <T> void gauge(String name, T source, ToDoubleFunction<T> value, String description, String... tags) {
        Gauge.builder(name, source, value)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(meters);
    }

    private <T> void counter(String name, T source, ToDoubleFunction<T> value, String description) {
        FunctionCounter.builder(name, source, value).description(description).register(meters);
    }
}
