package io.openchat.standalone.front;

import io.vertx.core.http.HttpServerResponse;

/** What every page of the front itself says to the browser. No HSTS: it would bind every other program on localhost. */
final class SecurityHeaders {

    private SecurityHeaders() {}

    static void put(HttpServerResponse response, String contentSecurityPolicy) {
        response.putHeader("Content-Security-Policy", contentSecurityPolicy)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
    }
}
