package io.openchat.chat.admission;

import io.openchat.chat.config.ChatConfig;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.http.ClientAddresses;
import io.openchat.shared.http.TrustedHops;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells who a socket comes from, for the limits. */
@ApplicationScoped
public class Clients {
    /** Who opened the socket, for the limits of what comes over it. */
    private static final TypedKey<ClientAddress> CLIENT = new TypedKey<>("openchat.client");

    private final ClientAddresses addresses;

    Clients(
            ChatConfig config,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding") boolean forwarding) {
        this.addresses =
                new ClientAddresses(new TrustedHops(forwarding ? config.proxy().trustedHops() : 0));
    }

    /** Who opened a socket; when nobody wrote it down, it is one of those whom nobody can tell apart. */
    public static ClientAddress of(UserData socket) {
        ClientAddress client = socket.get(CLIENT);
        return client == null ? ClientAddress.UNKNOWN : client;
    }

    /** Who sends this request. */
    ClientAddress of(HttpServerRequest request) {
        return addresses.of(request);
    }

    /** Who sends this upgrade, which is written down in what belongs to the socket. */
    ClientAddress of(HttpServerRequest request, UserData socket) {
        ClientAddress client = of(request);
        socket.put(CLIENT, client);
        return client;
    }
}
