package io.openchat.chat.socket;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready from the first moment of a stop, before anybody is asked to move. */
@Readiness
@ApplicationScoped
class NotStopping implements HealthCheck {
    private final OpenSockets sockets;

    NotStopping(OpenSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("not stopping")
                .status(!sockets.isStopping())
                .build();
    }
}
