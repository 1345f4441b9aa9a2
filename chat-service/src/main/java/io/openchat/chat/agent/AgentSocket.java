package io.openchat.chat.agent;

import static io.quarkus.websockets.next.InboundProcessingMode.CONCURRENT;

import io.openchat.chat.admission.Clients;
import io.openchat.chat.admission.Doors;
import io.openchat.chat.conversation.Agent;
import io.openchat.chat.desk.AgentProtocol;
import io.openchat.chat.desk.Audit;
import io.openchat.chat.socket.FrameHandler;
import io.openchat.chat.socket.Sockets;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.identity.AgentIdentity;
import io.openchat.shared.permission.Act;
import io.openchat.shared.wire.AgentFrame;
import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.Side;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The agent's WebSocket, admitted by the access token in the list of subprotocols and closed when that token ends. */
@WebSocket(path = "/ws/agent", endpointId = Doors.AGENT, inboundProcessingMode = CONCURRENT)
@PermissionsAllowed(Act.Name.ANSWER)
public class AgentSocket {
    private final AgentProtocol.Factory protocols;
    private final Sockets sockets;
    private final Audit audit;
    private final SecurityIdentity identity;

    AgentSocket(AgentProtocol.Factory protocols, Sockets sockets, Audit audit, SecurityIdentity identity) {
        this.protocols = protocols;
        this.sockets = sockets;
        this.audit = audit;
        this.identity = identity;
    }

    private record AgentFrames(AgentProtocol line) implements FrameHandler<AgentFrame> {
        @Override
        public Side side() {
            return Side.AGENT;
        }

        @Override
        public AgentFrame read(String text) {
            return FrameCodec.decodeAgent(text);
        }

        @Override
        public boolean isPing(AgentFrame frame) {
            return frame instanceof AgentFrame.Ping;
        }

        @Override
        public String about(AgentFrame frame) {
            return frame instanceof AgentFrame.About about ? about.conversation() : "";
        }

        @Override
        public CompletionStage<Void> take(AgentFrame frame) {
            return line.receive(frame);
        }

        @Override
        public void closed() {
            line.closed();
        }
    }

    @OnOpen
    Uni<Void> opened(WebSocketConnection connection) {
        Agent who = agent();
        ClientAddress from = Clients.of(connection.userData());
        return sockets.opened(
                connection,
                out -> new AgentFrames(
                        protocols.open(who, out, conversation -> audit.watches(who, from, conversation))));
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

    private Agent agent() {
        AgentIdentity who = AgentIdentity.of((JsonWebToken) identity.getPrincipal(), identity.getRoles());
        return new Agent(who.id(), who.name(), who.agency(), who.supervisor());
    }
}
