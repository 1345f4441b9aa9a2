package io.openchat.chat.wiring;

import io.openchat.shared.wire.ServiceFrame;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The open sockets of this pod: closes those that have fallen silent, and all of them when the service stops. */
@ApplicationScoped
class OpenSockets {
    /** Close code for a client that is not heard any more. */
    static final int SILENT = 4408;

    /** Close code of a service that restarts (RFC 6455's registry, "Service Restart"). */
    static final int RESTART = 1012;

    /** Clients send something every 8 s; two lost in a row and some delay make a dead line. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    private final Map<SocketOutbound, Instant> lastHeard = new ConcurrentHashMap<>();
    private final Clock clock;

    OpenSockets(Clock clock) {
        this.clock = clock;
    }

    /** A socket has been opened. */
    void opened(SocketOutbound out) {
        lastHeard.put(out, clock.instant());
    }

    /** The client has sent something. */
    void heard(SocketOutbound out) {
        lastHeard.replace(out, clock.instant());
    }

    /** The socket is gone. */
    void closed(SocketOutbound out) {
        lastHeard.remove(out);
    }

    @Scheduled(every = "4s")
    void closeSilent() {
        Instant then = clock.instant().minus(LONGEST_SILENCE);
        lastHeard.forEach((out, at) -> {
            if (at.isBefore(then)) {
                out.close(SILENT, "Nothing was heard from you.");
            }
        });
    }

    /** Readiness has failed, so no new sockets come; these go to other pods, or come back to the next process. */
    void drain(@Observes ShutdownDelayInitiatedEvent stopping) {
        lastHeard.keySet().forEach(out -> {
            out.send(new ServiceFrame.Drain(0));
            out.closeAfterwards(RESTART, "The service restarts.");
        });
    }
}
