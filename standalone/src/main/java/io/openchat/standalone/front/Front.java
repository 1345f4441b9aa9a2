package io.openchat.standalone.front;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The one origin of everything: takes a request, and hands it to the service that its path leads to. */
final class Front {

    /** More than any page of ours sends; what is uploaded is text. */
    private static final long MAX_BODY_BYTES = 1 << 20;

    private static final int RETRY_SECONDS = 3;

    private final Routes routes;
    private final Map<Route, HttpProxy> proxies;
    private final WebSocketTunnel tunnel;
    private final Forwarded forwarded;
    private final Page starting = Page.load("starting.html");
    private final Page notFound = Page.load("not-found.html");

    Front(List<Route> routes, HttpClient client, Forwarded forwarded) {
        this.routes = new Routes(routes);
        this.proxies = routes.stream().collect(Collectors.toMap(route -> route, route -> proxy(client, route)));
        this.tunnel = new WebSocketTunnel(client);
        this.forwarded = forwarded;
    }

    void handle(HttpServerRequest request) {
        String path = request.path();
        switch (routes.of(path == null ? "" : path)) {
            case Routes.Service(Route route) -> serve(request, route);
            case Routes.None.NOT_FOUND -> notFound.answer(request, 404, "", "");
            case Routes.None.AMBIGUOUS -> request.response().setStatusCode(400).end();
        }
    }

    private void serve(HttpServerRequest request, Route route) {
        if (!route.ready().getAsBoolean()) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_SECONDS));
            starting.answer(request, 503, "name", route.name());
            return;
        }
        int refused = refusedBody(request);
        if (refused != 0) {
            request.response()
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .setStatusCode(refused)
                    .end();
            return;
        }
        forwarded.overwrite(request);
        if (isWebSocket(request)) {
            tunnel.open(request, route.port());
        } else {
            proxy(route).handle(request);
        }
    }

    /** 0 when the body may pass. A body whose length nobody says is not bounded, so it is asked for (411). */
    private static int refusedBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? 411 : 0;
        }
        try {
            return Long.parseLong(length) > MAX_BODY_BYTES ? 413 : 0;
        } catch (NumberFormatException e) {
            return 400;
        }
    }

    private static boolean isWebSocket(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    private HttpProxy proxy(Route route) {
        HttpProxy proxy = proxies.get(route);
        if (proxy == null) {
            throw new IllegalStateException("no proxy for " + route.name());
        }
        return proxy;
    }

    private static HttpProxy proxy(HttpClient client, Route route) {
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(route.port(), "127.0.0.1")
                .addInterceptor(new WithoutHsts());
    }

    /** Strict transport security is said of a host, so for localhost it would bind all other programs of the developer. */
    private static final class WithoutHsts implements ProxyInterceptor {
        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            context.response().headers().remove("Strict-Transport-Security");
            return context.sendResponse();
        }
    }
}
