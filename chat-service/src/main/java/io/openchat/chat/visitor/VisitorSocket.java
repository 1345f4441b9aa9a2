package io.openchat.chat.visitor;

import io.openchat.chat.conversation.Relay;
import io.openchat.chat.conversation.VisitorLine;
import io.openchat.chat.wiring.OriginCheck;
import io.openchat.chat.wiring.Seat;
import io.openchat.chat.wiring.Sockets;
import io.openchat.shared.wire.FrameCodec;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/** The visitor's WebSocket. */
@WebSocket(path = OriginCheck.VISITOR_PATH, endpointId = "visitor")
public class VisitorSocket {
    private final Relay relay;
    private final Sockets sockets;
    private final Clock clock;

    VisitorSocket(Relay relay, Sockets sockets, Clock clock) {
        this.relay = relay;
        this.sockets = sockets;
        this.clock = clock;
    }

    private record VisitorSeat(VisitorLine line, TokenBucket frames) implements Seat {
        @Override
        public CompletionStage<Void> receive(String text) {
            frames.take();
            return line.receive(FrameCodec.decodeVisitor(text));
        }

        @Override
        public void closed() {
            line.closed();
        }
    }

    @OnOpen
    Uni<Void> opened(WebSocketConnection connection) {
        return sockets.opened(connection, out -> new VisitorSeat(relay.visitor(out), TokenBucket.ofVisitor(clock)));
    }

    @OnTextMessage
    Uni<Void> received(String text, WebSocketConnection connection) {
        return sockets.received(connection, text);
    }

    @OnPongMessage
    Uni<Void> answered(Buffer pong, WebSocketConnection connection) {
        return sockets.answered(connection);
    }

    @OnClose
    Uni<Void> closed(WebSocketConnection connection) {
        return sockets.closed(connection);
    }

    @OnError
    Uni<Void> failed(Throwable thrown, WebSocketConnection connection) {
        return sockets.failed(connection, thrown);
    }
}
