package io.openchat.chat.wiring;

import io.openchat.chat.conversation.Source;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.Optional;

/** Where visitors' sockets come from, in the terms of the core. */
public final class Sources {
    /** What checks of upgrades know the visitor's socket by. */
    public static final String VISITOR = "visitor";

    private static final TypedKey<InetAddress> CLIENT = new TypedKey<>("openchat.client");

    private Sources() {}

    /** Where this one comes from. */
    public static Source of(WebSocketConnection connection) {
        String budget = connection.userData().get(UpgradeLimits.ADDRESS);
        return new Source(budget == null ? "" : budget, connection.userData().get(CLIENT));
    }

    /** Whom a request comes from, with the proxy's word for it where that is taken; empty when it is no address. */
    static Optional<InetAddress> client(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        try {
            return remote == null || remote.host() == null
                    ? Optional.empty()
                    : Optional.of(InetAddress.ofLiteral(remote.host()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Keeps for {@link #of} whom the socket comes from. */
    static void keep(InetAddress client, UserData data) {
        data.put(CLIENT, client);
    }
}
