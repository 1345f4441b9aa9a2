package io.openchat.standalone.front;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.Map;

/** The web site of a company that embeds the widget, on an origin of its own and under a strict policy of its own. */
final class ExampleShop {

    private record File(String type, Buffer content) {}

    private final Map<String, File> files;
    private final String policy;

    /** The shop whose chat comes from this origin. */
    ExampleShop(URI chat) {
        String page = Page.resource("shop/index.html").replace("{{origin}}", chat.toString());
        files = Map.of(
                "/", new File("text/html; charset=utf-8", Buffer.buffer(page)),
                "/shop.css", new File("text/css; charset=utf-8", Buffer.buffer(Page.bytes("shop/shop.css"))),
                "/favicon.svg", new File("image/svg+xml", Buffer.buffer(Page.bytes("shop/favicon.svg"))));
        policy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src " + chat + "; connect-src " + chat
                + " wss://" + chat.getAuthority() + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    void handle(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        SecurityHeaders.put(response, policy);
        // the widget's service checks the page's origin, which a browser keeps back under no-referrer
        response.putHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        File file = files.get(request.path());
        if (file == null) {
            response.setStatusCode(404).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.type());
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(file.content());
        }
    }
}
