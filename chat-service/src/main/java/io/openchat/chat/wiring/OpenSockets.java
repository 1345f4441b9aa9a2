package io.openchat.chat.wiring;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.openchat.shared.wire.ServiceFrame;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The open sockets of this pod: closes those that have fallen silent, and all of them when the service stops. */
@ApplicationScoped
public class OpenSockets {
    /** Close code for a client that is not heard any more. */
    public static final int SILENT = 4408;

    /** Close code of a service that restarts (RFC 6455's registry, "Service Restart"). */
    public static final int RESTART = 1012;

    private static final int TOO_BIG = 1009;
    private static final int UNEXPECTED = 1011;

    /** Clients send something every 8 s; two lost in a row and some delay make a dead line. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    private final Map<SocketOutbound, Instant> lastHeard = new ConcurrentHashMap<>();
    private final Clock clock;

    OpenSockets(Clock clock) {
        this.clock = clock;
    }

    /** The way out to a socket that has just been opened; must be called on its event loop. */
    public SocketOutbound opened(WebSocketConnection connection) {
        SocketOutbound out = new SocketOutbound(connection, Vertx.currentContext());
        lastHeard.put(out, clock.instant());
        return out;
    }

    /** The client has sent something. */
    public void heard(SocketOutbound out) {
        lastHeard.replace(out, clock.instant());
    }

    /** The socket is gone. */
    public void closed(SocketOutbound out) {
        lastHeard.remove(out);
    }

    /**
     * The close code that tells a client what was wrong with what it sent (RFC 6455, section 7.4.1). An IllegalStateException is
     * how the WebSocket server says that a message outgrew {@code max-message-size}.
     */
    public static int codeFor(Throwable thrown) {
        if (thrown instanceof CorruptedWebSocketFrameException corrupted) {
            return corrupted.closeStatus().code();
        }
        return thrown instanceof IllegalStateException ? TOO_BIG : UNEXPECTED;
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
