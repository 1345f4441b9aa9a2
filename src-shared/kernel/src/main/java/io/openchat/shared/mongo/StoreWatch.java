package io.openchat.shared.mongo;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jboss.logging.Logger;

/**
 * Knows whether the store answers: asked all the time, with a patience of its own, so that one that hangs is noticed within five seconds.
 *
 * <p>It says so once when the store goes and once when it is back, whoever else finds out. Nobody who asks it waits for the store.
 */
@ApplicationScoped
public class StoreWatch {
    private static final Logger LOG = Logger.getLogger(StoreWatch.class);

    private static final Duration PAUSE = Duration.ofMillis(1_500);

    /** With the pause, less than five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final MongoDatabase store;
    private final ScheduledExecutorService executor;
    private final MeterRegistry meters;
    private volatile boolean answers;
    private boolean asked;
    private volatile boolean stopping;

    StoreWatch(MongoDatabase store, ScheduledExecutorService executor, MeterRegistry meters) {
        this.store = store.withTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        this.executor = executor;
        this.meters = meters;
    }

    /** Whether it answered when it was asked last; not before it has done so once. */
    public boolean answers() {
        return answers;
    }

    void started(@Observes StartupEvent event) {
        Gauge.builder("openchat.store.up", this, watch -> watch.answers() ? 1 : 0)
                .description("Whether the store answered when it was asked last")
                .register(meters);
        executor.execute(this::look);
    }

    void stopped(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void look() {
        try {
            // of those that this service reads from: the primary, or any
            store.runCommand(new Document("ping", 1), store.getReadPreference());
            found(true, "");
        } catch (RuntimeException e) {
            // whatever the driver, or a client that is closed, has against it
            found(false, String.valueOf(e.getMessage()));
        } finally {
            if (!stopping) {
                var _ = executor.schedule(this::look, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void found(boolean now, String why) {
        boolean isNews = asked ? now != answers : !now;
        if (isNews && !stopping) {
            LOG.log(
                    now ? Logger.Level.INFO : Logger.Level.WARN,
                    now ? "The store answers again" : "The store does not answer: " + why);
        }
        answers = now;
        asked = true;
    }
}
