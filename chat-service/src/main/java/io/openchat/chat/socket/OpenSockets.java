package io.openchat.chat.socket;

import io.openchat.chat.config.ChatConfig;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The open sockets of this pod: closes those that have fallen silent, and has all of them move when the service stops. */
@ApplicationScoped
public class OpenSockets {
    /** Close code for a client that is not heard any more. */
    static final int SILENT = 4408;

    /** Close code for a visitor's socket over which no conversation was begun. */
    static final int NOT_BEGUN = 4428;
    /** Close code for a visitor who may not chat any more. */
    static final int BLOCKED = 4403;

    /** Close code of a service that restarts (RFC 6455's registry, "Service Restart"). */
    static final int RESTART = 1012;

    /** Clients send something every 8 s; two lost in a row and some delay make a dead line. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    private final Set<OpenSocket<?>> all = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private final Vertx vertx;
    private final Duration startWithin;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private volatile boolean stopping;

    OpenSockets(Clock clock, Vertx vertx, ChatConfig config) {
        this.clock = clock;
        this.vertx = vertx;
        this.startWithin = config.startWithin();
    }

    /** Whether the service stops; then sockets are better opened elsewhere. */
    public boolean isStopping() {
        return stopping;
    }

    /** How many sockets of this side are open. */
    public int count(Side side) {
        return (int) all.stream().filter(socket -> socket.side() == side).count();
    }

    /** A socket has been opened. */
    void opened(OpenSocket<?> socket) {
        all.add(socket);
        if (stopping) {
            socket.leave(RESTART, "The service restarts.");
        }
    }

    /** The socket is gone. */
    void closed(OpenSocket<?> socket) {
        all.remove(socket);
        tellIfGone();
    }

    @Scheduled(every = "4s")
    void closeSilent() {
        Instant then = clock.instant().minus(LONGEST_SILENCE);
        all.stream()
                .filter(socket -> socket.isSilentSince(then))
                .forEach(socket -> socket.out().close(SILENT, "Nothing was heard from you."));
    }

    /** Signs of life do not keep a socket open that is for nothing. */
    @Scheduled(every = "2s")
    void closeIdle() {
        Instant then = clock.instant().minus(startWithin);
        all.stream()
                .filter(socket -> socket.isIdleSince(then))
                .forEach(socket -> socket.out().close(NOT_BEGUN, "No conversation was started or resumed."));
    }

    /** Closes the sockets of those who may not chat any more. */
    public void closeBlocked() {
        all.stream()
                .filter(OpenSocket::isBlocked)
                .forEach(socket -> socket.out().close(BLOCKED, "Chats from here are not taken."));
    }

    /**
     * Every client is told when to open a socket on another pod; it does so while its old one still serves, which is closed a
     * little later, when all that came over it is stored and acknowledged. Returns when all have gone, and the server closes
     * then. (It does not wait for sockets itself, or, told to, always as long as it may: it counts none of them as done.)
     */
    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        List<OpenSocket<?>> sockets = List.copyOf(all);
        Log.infof("Asking %d sockets to move", sockets.size());
        List<Duration> afters = Drain.spread(sockets.size(), ThreadLocalRandom.current());
        for (int i = 0; i < sockets.size(); i++) {
            OpenSocket<?> socket = sockets.get(i);
            Duration after = afters.get(i);
            socket.out().send(new ServiceFrame.Drain(after.toMillis()));
            in(after.plus(Drain.TO_MOVE), () -> socket.leave(RESTART, "The service restarts."));
            // for one whose frame waits for a store that does not answer: it has no ack, so it comes again elsewhere
            in(
                    after.plus(Drain.TO_MOVE).plus(Drain.TO_FINISH),
                    () -> socket.out().close(RESTART, "The service restarts."));
        }
        awaitEnd();
    }

    private void awaitEnd() {
        CompletableFuture<Void> noticed = new CompletableFuture<>();
        in(Drain.TO_BE_NOTICED, () -> noticed.complete(null));
        tellIfGone();
        try {
            CompletableFuture.allOf(noticed, gone).get(Drain.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            Log.warnf("%d sockets are cut off", all.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellIfGone() {
        if (stopping && all.isEmpty()) {
            gone.complete(null);
        }
    }

    private void in(Duration time, Runnable task) {
        vertx.setTimer(Math.max(1, time.toMillis()), _ -> task.run());
    }
}
