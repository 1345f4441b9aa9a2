package io.openchat.shared.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Shows how many connections the guards of this process have cut off, and why. */
@ApplicationScoped
public class CutMetrics {
    void started(@Observes StartupEvent event, MeterRegistry meters) {
        for (Cut reason : Cut.values()) {
            FunctionCounter.builder("openchat.connections.cut", reason, Cut::count)
                    .description("Connections that were cut off")
                    .tag("reason", reason.tag())
                    .register(meters);
        }
    }
}
