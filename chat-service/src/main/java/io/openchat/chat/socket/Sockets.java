package io.openchat.chat.socket;

import io.quarkus.logging.Log;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the visitor's and the agent's sockets have in common: each callback of an endpoint is one call here.
 *
 * <p>All run on the socket's event loop, as soon as something comes; {@link OpenSocket} puts the frames into a row.
 */
@ApplicationScoped
public class Sockets {
    /** Close code of RFC 6455, section 7.4.1; what cannot be read is closed before it comes here. */
    private static final int UNEXPECTED = 1011;

    private static final TypedKey<OpenSocket<?>> OPEN = new TypedKey<>("openchat");

    private final OpenSockets all;
    private final Clock clock;
    private final LongAdder tooSlow = new LongAdder();
    private final Backlog backlog = Backlog.ofThisPod();

    Sockets(OpenSockets all, Clock clock) {
        this.all = all;
        this.clock = clock;
    }

    /** A socket was opened; {@code handler} makes who sits behind it, given the way out. */
    public <F> Uni<Void> opened(WebSocketConnection connection, Function<SocketOutbound, FrameHandler<F>> handler) {
        Context eventLoop = Vertx.currentContext();
        SocketOutbound out = new SocketOutbound(connection, eventLoop, tooSlow, clock, backlog);
        var open = new OpenSocket<>(out, handler.apply(out), task -> eventLoop.runOnContext(_ -> task.run()), clock);
        connection.userData().put(OPEN, open);
        all.opened(open);
        return Uni.createFrom().voidItem();
    }

    /** How many were closed because they read too slowly. */
    public long tooSlow() {
        return tooSlow.sum();
    }

    /** A text message came. */
    public Uni<Void> received(WebSocketConnection connection, String text) {
        return with(connection, open -> {
            open.heard(clock.instant());
            open.receive(text);
        });
    }

    /** A ping of ours was answered: browsers do that by themselves, also in a tab that sleeps. */
    public Uni<Void> answered(WebSocketConnection connection) {
        return with(connection, open -> open.heard(clock.instant()));
    }

    /** The socket is gone. */
    public Uni<Void> closed(WebSocketConnection connection) {
        return with(connection, open -> {
            all.closed(open);
            open.closed();
        });
    }

    /** Something went wrong with the socket; of one that is gone already there is nothing to say. */
    public Uni<Void> failed(WebSocketConnection connection, Throwable thrown) {
        if (!connection.isOpen()) {
            return Uni.createFrom().voidItem();
        }
        Log.warnf("A socket failed: %s", thrown);
        return with(connection, open -> open.out().close(UNEXPECTED, "The socket failed."));
    }

    /** Of a socket whose opening failed nothing is known. */
    private static Uni<Void> with(WebSocketConnection connection, Consumer<OpenSocket<?>> action) {
        @Nullable OpenSocket<?> open = connection.userData().get(OPEN);
        if (open != null) {
            action.accept(open);
        }
        return Uni.createFrom().voidItem();
    }
}
