package io.openchat.portal.api;

import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.http.ClientAddresses;
import io.openchat.shared.http.TrustedHops;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells from which network address the request at hand was sent, as far as proxies that are trusted tell. */
@ApplicationScoped
public class Sender {
    private final CurrentVertxRequest request;
    private final ClientAddresses addresses;

    Sender(
            CurrentVertxRequest request,
            @ConfigProperty(name = "openchat.proxy.trusted-hops") int hops,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding") boolean forwarding) {
        this.request = request;
        this.addresses = new ClientAddresses(new TrustedHops(forwarding ? hops : 0));
    }

    /** The address; empty for the machine itself, and for what is none. */
    public Optional<String> address() {
        ClientAddress client = addresses.of(request.getCurrent().request());
        return Optional.ofNullable(client.address()).map(address -> address.getHostAddress());
    }
}
