package io.openchat.shared.web;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Sees to it that a process which was told to stop ends, also when an event loop that it waits for does not. */
@ApplicationScoped
public class EndInTime {
    /** Longer than any stop in order takes, and shorter than the 30 s after which Kubernetes kills without a word. */
    static final Duration LIMIT = Duration.ofSeconds(25);

    private static final int STUCK = 1;

    void started(@Observes StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            Runtime.getRuntime().addShutdownHook(new Thread(EndInTime::watch, "end-in-time"));
        }
    }

    /** The JVM waits for its hooks, so what waits is a thread that it does not wait for. */
    private static void watch() {
        Thread.ofPlatform().daemon().name("end-in-time").start(() -> {
            try {
                Thread.sleep(LIMIT);
                LastResort.halt(STUCK, "Told to stop " + LIMIT.toSeconds() + " s ago and stuck: the process ends.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
