package io.openchat.chat.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.openchat.chat.config.ChatConfig;
import io.openchat.chat.conversation.Bus;
import io.openchat.chat.conversation.ConversationStore;
import io.openchat.chat.conversation.Replays;
import io.openchat.chat.conversation.Tracing;
import io.openchat.chat.conversation.Transcript;
import io.openchat.chat.conversation.Workers;
import io.openchat.chat.core.Core;
import io.openchat.chat.desk.AgentProtocol;
import io.openchat.chat.presence.Graces;
import io.openchat.chat.presence.Refresh;
import io.openchat.chat.presence.Report;
import io.openchat.chat.presence.Sweep;
import io.openchat.chat.queue.OpenConversations;
import io.openchat.chat.reception.Blocked;
import io.openchat.chat.reception.OfferedDepartments;
import io.openchat.chat.reception.StartGate;
import io.openchat.chat.reception.VisitorProtocol;
import io.openchat.chat.telemetry.TimedTranscript;
import io.openchat.shared.setting.LiveSettings;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The core's doors as beans: whoever comes through one is given that one. */
@ApplicationScoped
class CoreBeans {
    /** Changes and replays under way to the store: some half of the driver's connections, the rest is for the writer and the jobs. */
    private static final int CHANGES_AT_ONCE = 40;

    private static final int REPLAYS_AT_ONCE = 20;

    /** Questions that may wait. A store that is so far behind is better reported to who asks. */
    private static final int WAITING = 5_000;

    @Produces
    @Singleton
    Core core(
            ConversationStore conversations,
            Transcript transcript,
            Bus bus,
            Clock clock,
            MeterRegistry meters,
            Tracing tracing,
            ChatConfig config,
            LiveSettings settings,
            StartGate gate) {
        return new Core(
                conversations,
                TimedTranscript.of(transcript, meters),
                bus,
                workers(),
                clock,
                tracing,
                new Quotas(config, settings)::now,
                new Graces(config.visitorGrace(), config.silentGrace(), config.agentGrace()),
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
    VisitorProtocol.Factory visitors(Core core) {
        return core::visitor;
    }

    @Produces
    @Singleton
    AgentProtocol.Factory agents(Core core) {
        return core::agent;
    }

    @Produces
    @Singleton
    Refresh refresh(Core core) {
        return core.refresh();
    }

    @Produces
    @Singleton
    Report report(Core core) {
        return core.report();
    }

    @Produces
    @Singleton
    Sweep sweep(Core core) {
        return core.sweep();
    }

    @Produces
    @Singleton
    Blocked blocked(Core core) {
        return core.blocked();
    }

    @Produces
    @Singleton
    OfferedDepartments departments(Core core) {
        return core.departments();
    }

    @Produces
    @Singleton
    OpenConversations queue(Core core) {
        return core.queue();
    }

    @Produces
    @Singleton
    Replays replays(Core core) {
        return core.replays();
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
