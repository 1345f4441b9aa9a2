package io.openchat.chat.visitor;

import static io.quarkus.websockets.next.InboundProcessingMode.CONCURRENT;

import io.openchat.chat.admission.Clients;
import io.openchat.chat.admission.Doors;
import io.openchat.chat.admission.VisitorLimits;
import io.openchat.chat.config.ChatConfig;
import io.openchat.chat.reception.VisitorProtocol;
import io.openchat.chat.socket.FrameHandler;
import io.openchat.chat.socket.Sockets;
import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.Side;
import io.openchat.shared.wire.VisitorFrame;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** The visitor's WebSocket. */
@WebSocket(path = "/ws/visitor", endpointId = Doors.VISITOR, inboundProcessingMode = CONCURRENT)
public class VisitorSocket {
    private final VisitorProtocol.Factory protocols;
    private final Sockets sockets;
    private final VisitorLimits limits;
    private final boolean pageQuery;

    VisitorSocket(VisitorProtocol.Factory protocols, Sockets sockets, VisitorLimits limits, ChatConfig config) {
        this.protocols = protocols;
        this.sockets = sockets;
        this.limits = limits;
        this.pageQuery = config.pageQuery();
    }

    private record VisitorFrames(VisitorProtocol line, VisitorLimits.OfSocket limits, boolean pageQuery)
            implements FrameHandler<VisitorFrame> {
        @Override
        public Side side() {
            return Side.VISITOR;
        }

        @Override
        public VisitorFrame read(String text) {
            limits.frame();
            VisitorFrame frame = FrameCodec.decodeVisitor(text);
            if (frame instanceof VisitorFrame.Start start) {
                limits.start();
                return pageQuery ? start : start.withoutQuery();
            }
            return frame;
        }

        @Override
        public boolean isPing(VisitorFrame frame) {
            return frame instanceof VisitorFrame.Ping;
        }

        @Override
        public String about(VisitorFrame frame) {
            return ""; // a visitor has one conversation
        }

        @Override
        public CompletionStage<Void> take(VisitorFrame frame) {
            return line.receive(frame);
        }

        @Override
        public boolean hasBegun(Instant since) {
            return line.hasBegun(since);
        }

        @Override
        public boolean isBlocked() {
            return line.isBlocked();
        }

        @Override
        public void closed() {
            line.closed();
        }
    }

    @OnOpen
    Uni<Void> opened(WebSocketConnection connection) {
        return sockets.opened(
                connection,
                out -> new VisitorFrames(
                        protocols.open(out, Clients.of(connection.userData())), limits.of(connection), pageQuery));
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
