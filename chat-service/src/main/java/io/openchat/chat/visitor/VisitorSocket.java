package io.openchat.chat.visitor;

import io.openchat.chat.conversation.Refusals;
import io.openchat.chat.conversation.Relay;
import io.openchat.chat.conversation.VisitorLine;
import io.openchat.chat.wiring.OpenSockets;
import io.openchat.chat.wiring.OriginCheck;
import io.openchat.chat.wiring.SocketOutbound;
import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.FrameException;
import io.quarkus.logging.Log;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.Optional;

/** The visitor's WebSocket. Everything runs on the event loop; frames of one socket are handled one after the other. */
@WebSocket(path = OriginCheck.VISITOR_PATH, endpointId = "visitor")
public class VisitorSocket {
    private static final TypedKey<Seat> SEAT = new TypedKey<>("visitor");

    private final Relay relay;
    private final OpenSockets sockets;
    private final Clock clock;

    private record Seat(SocketOutbound out, VisitorLine line, TokenBucket frames) {}

    VisitorSocket(Relay relay, OpenSockets sockets, Clock clock) {
        this.relay = relay;
        this.sockets = sockets;
        this.clock = clock;
    }

    @OnOpen
    Uni<Void> opened(WebSocketConnection connection) {
        SocketOutbound out = sockets.opened(connection);
        connection.userData().put(SEAT, new Seat(out, relay.visitor(out), TokenBucket.ofVisitor(clock)));
        return Uni.createFrom().voidItem();
    }

    @OnTextMessage
    Uni<Void> received(String text, WebSocketConnection connection) {
        Seat seat = connection.userData().get(SEAT);
        sockets.heard(seat.out());
        try {
            seat.frames().take();
            var frame = FrameCodec.decodeVisitor(text);
            return Uni.createFrom().completionStage(() -> seat.line().receive(frame));
        } catch (FrameException e) {
            seat.out().send(Refusals.of(e));
            return Uni.createFrom().voidItem();
        }
    }

    @OnClose
    Uni<Void> closed(WebSocketConnection connection) {
        Optional.ofNullable(connection.userData().get(SEAT)).ifPresent(seat -> {
            sockets.closed(seat.out());
            seat.line().closed();
        });
        return Uni.createFrom().voidItem();
    }

    /** Pings of ours are answered by the browser itself, also in a tab that sleeps. */
    @OnPongMessage
    Uni<Void> answered(Buffer pong, WebSocketConnection connection) {
        sockets.heard(connection.userData().get(SEAT).out());
        return Uni.createFrom().voidItem();
    }

    @OnError
    Uni<Void> failed(Throwable thrown, WebSocketConnection connection) {
        // of one that is gone already there is nothing to say
        if (connection.isOpen()) {
            Log.warnf("A visitor's socket failed: %s", thrown);
            connection.userData().get(SEAT).out().close(OpenSockets.codeFor(thrown), "This could not be read.");
        }
        return Uni.createFrom().voidItem();
    }
}
