package io.openchat.shared.http;

import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Not alive when an event loop has not ticked for long: its connections hang, and each of those that it is given from now on,
 * while the others make the process look well.
 */
@Liveness
@ApplicationScoped
public class EventLoopsTick implements HealthCheck {
    /** A loop that waits or computes for so long does not come back; garbage collections and slow machines take a second. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private final EventLoops all;
    private final EventLoops acceptors;

    EventLoopsTick(Vertx vertx) {
        VertxInternal inside = (VertxInternal) vertx;
        all = new EventLoops(inside.getEventLoopGroup(), System::nanoTime);
        acceptors = new EventLoops(inside.getAcceptorEventLoopGroup(), System::nanoTime);
    }

    @Override
    public HealthCheckResponse call() {
        boolean ticks = all.ask().compareTo(LONGEST) < 0 && acceptors.ask().compareTo(LONGEST) < 0;
        return HealthCheckResponse.named("event loops tick").status(ticks).build();
    }
}
