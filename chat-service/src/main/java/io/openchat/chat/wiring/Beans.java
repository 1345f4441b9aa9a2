package io.openchat.chat.wiring;

import io.openchat.chat.bus.LocalBus;
import io.openchat.chat.bus.RedisBus;
import io.openchat.chat.config.ChatConfig;
import io.openchat.chat.conversation.Bus;
import io.openchat.chat.conversation.Tracing;
import io.openchat.chat.telemetry.SpanTracing;
import io.openchat.shared.setting.Settings;
import io.openchat.shared.setting.UsedSettings;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the core stands on, as beans: clock, bus, settings, traces. */
@ApplicationScoped
class Beans {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    UsedSettings usedSettings() {
        return new UsedSettings("chat-service", Settings.OF_CONVERSATIONS);
    }

    @Produces
    @Singleton
    Bus bus(ChatConfig config, RedisSettings redis, Vertx vertx) {
        return switch (config.bus()) {
            case LOCAL -> new LocalBus();
            case REDIS -> {
                RedisBus bus = new RedisBus(redis.options(), config.busLogin().orElse(null), config.busPrefix(), vertx);
                bus.open();
                yield bus;
            }
        };
    }

    /** Before Redis' own client is closed: a bus that finds its connections closed would open new ones. */
    void close(@Observes ShutdownEvent stopping, Bus bus) {
        if (bus instanceof RedisBus overRedis) {
            overRedis.close();
        }
    }

    @Produces
    @Singleton
    Tracing tracing(@ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off, OpenTelemetry telemetry) {
        return off ? Tracing.OFF : new SpanTracing(telemetry);
    }
}
