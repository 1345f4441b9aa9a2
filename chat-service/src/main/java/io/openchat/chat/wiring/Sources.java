package io.openchat.chat.wiring;

import io.openchat.chat.conversation.Source;
import io.openchat.shared.web.ClientAddress;
import io.quarkus.websockets.next.WebSocketConnection;

/** Where visitors' sockets come from, in the terms of the core. */
public final class Sources {
    private Sources() {}

    /** Where this one comes from. */
    public static Source of(WebSocketConnection connection) {
        ClientAddress client = UpgradeLimits.clientOf(connection.userData());
        return new Source(client.key(), client.address());
    }
}
