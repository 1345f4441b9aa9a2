package io.openchat.chat.wiring;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Ends the process with status 0 when it was told to stop and has done so in order.
 *
 * <p>A JVM that gets SIGTERM ends with 143 whatever it did before, which orchestrators take for a failure.
 */
@ApplicationScoped
class CleanExit {
    private volatile boolean inOrder;

    void started(@Observes StartupEvent event) {
        Application application = Application.currentApplication();
        if (LaunchMode.current() == LaunchMode.NORMAL && application != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(application), "exit"));
        }
    }

    void stopping(@Observes ShutdownDelayInitiatedEvent event) {
        inOrder = true;
    }

    /** Runs beside the hook that stops the application; the JVM waits for both. */
    private void end(Application application) {
        application.awaitShutdown();
        if (inOrder) {
            Runtime.getRuntime().halt(0);
        }
    }
}
