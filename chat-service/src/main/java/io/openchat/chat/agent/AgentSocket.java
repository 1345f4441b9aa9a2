package io.openchat.chat.agent;

import io.openchat.chat.conversation.Agent;
import io.openchat.chat.conversation.AgentLine;
import io.openchat.chat.conversation.Refusals;
import io.openchat.chat.conversation.Relay;
import io.openchat.chat.wiring.OpenSockets;
import io.openchat.chat.wiring.SocketOutbound;
import io.openchat.shared.Roles;
import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.FrameException;
import io.quarkus.logging.Log;
import io.quarkus.security.identity.SecurityIdentity;
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
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The agent's WebSocket, admitted by the access token in the list of subprotocols and closed when that token ends.
 *
 * <p>Everything runs on the event loop; frames of one socket are handled one after the other.
 */
@WebSocket(path = "/ws/agent", endpointId = "agent")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class AgentSocket {
    private static final TypedKey<Seat> SEAT = new TypedKey<>("agent");

    /** Agency of agents whose identity provider names none. */
    private static final String NO_AGENCY = "default";

    private final Relay relay;
    private final OpenSockets sockets;
    private final SecurityIdentity identity;

    private record Seat(SocketOutbound out, AgentLine line) {}

    AgentSocket(Relay relay, OpenSockets sockets, SecurityIdentity identity) {
        this.relay = relay;
        this.sockets = sockets;
        this.identity = identity;
    }

    @OnOpen
    Uni<Void> opened(WebSocketConnection connection) {
        SocketOutbound out = sockets.opened(connection);
        connection.userData().put(SEAT, new Seat(out, relay.agent(agent(), out)));
        return Uni.createFrom().voidItem();
    }

    @OnTextMessage
    Uni<Void> received(String text, WebSocketConnection connection) {
        Seat seat = connection.userData().get(SEAT);
        sockets.heard(seat.out());
        try {
            var frame = FrameCodec.decodeAgent(text);
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
            Log.warnf("An agent's socket failed: %s", thrown);
            connection.userData().get(SEAT).out().close(OpenSockets.codeFor(thrown), "This could not be read.");
        }
        return Uni.createFrom().voidItem();
    }

    private Agent agent() {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        String name = claim(token, "name")
                .or(() -> claim(token, "preferred_username"))
                .orElse(token.getSubject());
        String agency = claim(token, "agency").orElse(NO_AGENCY);
        return new Agent(token.getSubject(), name, agency, identity.hasRole(Roles.SUPERVISOR));
    }

    private static Optional<String> claim(JsonWebToken token, String name) {
        return Optional.ofNullable(token.<Object>getClaim(name))
                .map(Object::toString)
                .filter(value -> !value.isBlank());
    }
}
