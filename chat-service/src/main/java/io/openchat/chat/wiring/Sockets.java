package io.openchat.chat.wiring;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.openchat.chat.conversation.Refusals;
import io.openchat.shared.wire.FrameException;
import io.quarkus.logging.Log;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the visitor's and the agent's sockets have in common: each callback of an endpoint is one call here.
 *
 * <p>All run on the socket's event loop, and the frames of one socket are handled one after the other.
 */
@ApplicationScoped
public class Sockets {
    /** Close codes of RFC 6455, section 7.4.1. */
    private static final int TOO_BIG = 1009;

    private static final int UNEXPECTED = 1011;

    private static final TypedKey<Open> OPEN = new TypedKey<>("openchat");

    private final OpenSockets all;

    private record Open(SocketOutbound out, Seat seat) {}

    Sockets(OpenSockets all) {
        this.all = all;
    }

    /** A socket was opened; {@code seat} makes who sits behind it, given the way out. */
    public Uni<Void> opened(WebSocketConnection connection, Function<SocketOutbound, Seat> seat) {
        SocketOutbound out = new SocketOutbound(connection, Vertx.currentContext());
        connection.userData().put(OPEN, new Open(out, seat.apply(out)));
        all.opened(out);
        return Uni.createFrom().voidItem();
    }

    /** A text message came; what is no frame is answered by an error. */
    public Uni<Void> received(WebSocketConnection connection, String text) {
        Open open = connection.userData().get(OPEN);
        all.heard(open.out());
        return Uni.createFrom()
                .completionStage(() -> open.seat().receive(text))
                .onFailure(FrameException.class)
                .recoverWithItem(thrown -> {
                    open.out().send(Refusals.of(thrown));
                    return null;
                });
    }

    /** A ping of ours was answered: browsers do that by themselves, also in a tab that sleeps. */
    public Uni<Void> answered(WebSocketConnection connection) {
        all.heard(connection.userData().get(OPEN).out());
        return Uni.createFrom().voidItem();
    }

    /** The socket is gone. */
    public Uni<Void> closed(WebSocketConnection connection) {
        Optional.ofNullable(connection.userData().get(OPEN)).ifPresent(open -> {
            all.closed(open.out());
            open.seat().closed();
        });
        return Uni.createFrom().voidItem();
    }

    /** Something went wrong with the socket; of one that is gone already there is nothing to say. */
    public Uni<Void> failed(WebSocketConnection connection, Throwable thrown) {
        if (connection.isOpen()) {
            Log.warnf("A socket failed: %s", thrown);
            connection.userData().get(OPEN).out().close(codeFor(thrown), "This could not be read.");
        }
        return Uni.createFrom().voidItem();
    }

    /** An IllegalStateException is how the WebSocket server says that a message outgrew {@code max-message-size}. */
    private static int codeFor(Throwable thrown) {
        if (thrown instanceof CorruptedWebSocketFrameException corrupted) {
            return corrupted.closeStatus().code();
        }
        return thrown instanceof IllegalStateException ? TOO_BIG : UNEXPECTED;
    }
}
