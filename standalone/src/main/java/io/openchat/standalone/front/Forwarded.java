package io.openchat.standalone.front;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;

/** What the services are told about the request that the front took: overwritten, since anybody can send such headers. */
final class Forwarded {

    private static final List<String> NEVER_FROM_OUTSIDE =
            List.of("Forwarded", "X-Forwarded-Prefix", "X-Forwarded-Server", "X-Forwarded-Ssl", "X-Real-IP");

    private final URI origin;

    Forwarded(URI origin) {
        this.origin = origin;
    }

    void overwrite(HttpServerRequest request) {
        MultiMap headers = request.headers();
        NEVER_FROM_OUTSIDE.forEach(headers::remove);
        headers.set("X-Forwarded-Proto", "https");
        headers.set("X-Forwarded-Host", origin.getAuthority());
        headers.set("X-Forwarded-Port", Integer.toString(origin.getPort()));
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
    }
}
