package io.openchat.shared.mongo;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is who reaches the store. It says what {@link StoreWatch} knows, and asks nothing itself: a probe never waits. */
@Readiness
@Singleton
class StoreAnswers implements HealthCheck {
    private final StoreWatch watch;

    StoreAnswers(StoreWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("store answers")
                .status(watch.answers())
                .build();
    }
}
