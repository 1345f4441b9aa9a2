package io.openchat.chat.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.openchat.chat.bus.LocalBus;
import io.openchat.chat.bus.RedisBus;
import io.openchat.chat.conversation.Bus;
import io.openchat.chat.conversation.ConversationStore;
import io.openchat.chat.conversation.Graces;
import io.openchat.chat.conversation.Housekeeping;
import io.openchat.chat.conversation.Relay;
import io.openchat.chat.conversation.StartGate;
import io.openchat.chat.conversation.Tracing;
import io.openchat.chat.conversation.Transcript;
import io.openchat.chat.conversation.Workers;
import io.openchat.chat.settings.ChatConfig;
import io.openchat.chat.telemetry.SpanTracing;
import io.openchat.chat.telemetry.TimedTranscript;
import io.openchat.shared.setting.LiveSettings;
import io.openchat.shared.setting.Settings;
import io.openchat.shared.setting.UsedSettings;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The core as beans. */
@ApplicationScoped
class Beans {
    /** Changes and replays under way to the store: some half of the driver's connections, the rest is for the writer and the jobs. */
    private static final int CHANGES_AT_ONCE = 40;

    private static final int REPLAYS_AT_ONCE = 20;

    /** Questions that may wait. A store that is so far behind is better reported to who asks. */
    private static final int WAITING = 5_000;

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
    Bus bus(ChatConfig config, Instance<Redis> redis, Vertx vertx) {
        return switch (config.bus()) {
            case LOCAL -> new LocalBus();
            case REDIS -> {
                RedisBus bus = new RedisBus(redis.get(), vertx);
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
    Relay relay(
            ConversationStore conversations,
            Transcript transcript,
            Bus bus,
            Clock clock,
            MeterRegistry meters,
            Tracing tracing,
            ChatConfig config,
            LiveSettings settings,
            StartGate gate) {
        return new Relay(
                conversations,
                TimedTranscript.of(transcript, meters),
                bus,
                workers(),
                clock,
                tracing,
                new Quotas(config, settings)::now,
                gate);
    }

    /** Whoever builds a service of their own gives a bean of this type instead. */
    @Produces
    @Singleton
    @DefaultBean
    StartGate gate() {
        return StartGate.OPEN;
    }

    @Produces
    @Singleton
    Tracing tracing(@ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off, OpenTelemetry telemetry) {
        return off ? Tracing.OFF : new SpanTracing(telemetry);
    }

    @Produces
    @Singleton
    Housekeeping housekeeping(Relay relay, ChatConfig config) {
        return new Housekeeping(relay, new Graces(config.visitorGrace(), config.silentGrace(), config.agentGrace()));
    }

    private static Workers workers() {
        return new Workers(pool("change-", CHANGES_AT_ONCE), pool("replay-", REPLAYS_AT_ONCE), pages());
    }

    /** One thread: however many agents come back at once, most of the processor is left for messages. */
    private static Executor pages() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("queue").daemon().factory());
    }

    private static Executor pool(String name, int atOnce) {
        var threads = Thread.ofVirtual().name(name, 0).factory();
        var pool = new ThreadPoolExecutor(
                atOnce, atOnce, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), threads);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
