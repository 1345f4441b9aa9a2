package io.openchat.shared.http;

import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps those out who reach a port of a service past the proxy, where a firewall cannot: on a machine with several users, every
 * port of 127.0.0.1 is open to all of them. With {@code openchat.port-secret}, only requests that carry it get an answer other
 * than 403, on the http port and on that of health and metrics.
 */
@Singleton
public class PortGuard {

    /** Carries the secret. */
    public static final String HEADER = "X-OpenChat-Port-Secret";

    private static final int FORBIDDEN = 403;

    private final Optional<byte[]> secret;

    PortGuard(@ConfigProperty(name = "openchat.port-secret") Optional<String> secret) {
        this.secret = secret.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** Before everything else. */
    void guardHttp(@Observes Filters filters) {
        secret.ifPresent(expected -> filters.register(request -> admit(request, expected), Integer.MAX_VALUE));
    }

    void guardManagement(@Observes ManagementInterface management) {
        secret.ifPresent(expected ->
                management.router().route().order(Integer.MIN_VALUE).handler(request -> admit(request, expected)));
    }

    private static void admit(RoutingContext request, byte[] expected) {
        String said = request.request().getHeader(HEADER);
        if (said != null && MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8), expected)) {
            request.next();
        } else {
            request.response().setStatusCode(FORBIDDEN).end();
        }
    }
}
