package io.openchat.shared.setting;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/**
 * Has this process obey the settings on record: every pod looks about once a second, so that a change holds everywhere within two.
 *
 * <p>Pods need no bus for that. A service that obeys no settings, or has all of them pinned, does not look. While the store is away
 * nothing changes.
 */
@ApplicationScoped
class SettingsWatch {
    private static final Logger LOG = Logger.getLogger(SettingsWatch.class);

    /** Never more than one question a second; pods that were started together soon ask at different times. */
    private static final int SHORTEST_MILLIS = 1_000;

    private static final int LONGEST_MILLIS = 1_400;

    /** What is on record shall hold from the first visitor on, if the store answers; if not, the service starts all the same. */
    private static final int AT_START_MILLIS = 1_000;

    /** What was told is remembered, so that it is told once and not every minute. */
    private static final int MOST_TOLD = 1_000;

    private final LiveSettings live;
    private final Polling polling;
    private final ScheduledExecutorService executor;
    private final MeterRegistry meters;
    private final LongAdder unreadable = new LongAdder();
    private final Set<String> told = new HashSet<>();

    SettingsWatch(LiveSettings live, SettingsStore store, ScheduledExecutorService executor, MeterRegistry meters) {
        this.live = live;
        this.polling = new Polling(live, store, this::broken);
        this.executor = executor;
        this.meters = meters;
    }

    /** The settings of this process; beans that obey one ask it every time. */
    @Produces
    @Singleton
    static LiveSettings live(UsedSettings used, SmallRyeConfig config) {
        return new LiveSettings(used, new ProcessEnvironment(config));
    }

    /** Of services that say nothing else. */
    @Produces
    @Singleton
    @DefaultBean
    static UsedSettings none() {
        return UsedSettings.NONE;
    }

    void started(@Observes StartupEvent event) {
        if (live.isFree()) {
            measure();
            var _ = CompletableFuture.runAsync(this::look, executor)
                    .completeOnTimeout(null, AT_START_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
            lookLater();
        }
    }

    private void measure() {
        Gauge.builder("openchat.settings.version", live, LiveSettings::version)
                .description("Version of the settings on record that holds here")
                .register(meters);
        FunctionCounter.builder("openchat.settings.unreadable", unreadable, LongAdder::sum)
                .description("Settings on record that could not be read; what held before holds on")
                .register(meters);
    }

    private void lookLater() {
        int pause = ThreadLocalRandom.current().nextInt(SHORTEST_MILLIS, LONGEST_MILLIS);
        var _ = executor.schedule(
                () -> {
                    look();
                    lookLater();
                },
                pause,
                TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
        try {
            polling.look();
        } catch (MongoException | IllegalStateException e) {
            // the latter of a client that is closed. That the store is away is said by those who have more to ask
            LOG.debugf("The settings could not be looked at: %s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The settings could not be looked at; what held before holds on", e);
        }
    }

    private void broken(String where, String why) {
        unreadable.increment();
        if (told.size() > MOST_TOLD) {
            told.clear();
        }
        if (told.add(where)) {
            LOG.errorf("What is on record as %s cannot be read; what held before holds on: %s", where, why);
        }
    }
}
