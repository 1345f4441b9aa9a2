package io.openchat.shared.http;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sees to it that a process which was told to stop ends, also when an event loop that it waits for does not. */
@ApplicationScoped
public class EndInTime {
    private static final int STUCK = 1;

    private final Duration limit;

    /** Ends it so long after it was told to stop. */
    EndInTime(@ConfigProperty(name = "openchat.end-within", defaultValue = "25s") Duration limit) {
        this.limit = limit;
    }

    void started(@Observes StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::watch, "end-in-time"));
        }
    }

    /** The JVM waits for its hooks, so what waits is a thread that it does not wait for. */
    private void watch() {
        Thread.ofPlatform().daemon().name("end-in-time").start(() -> {
            try {
                Thread.sleep(limit);
                LastResort.halt(STUCK, "Told to stop " + limit.toSeconds() + " s ago and stuck: the process ends.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
