package io.openchat.standalone.front;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;

/** The way to one service: to its processes in turn, past those that are not ready or cannot be reached. */
final class RoundRobin {

    private final Route route;
    private final HttpProxy proxy;
    private final WebSocketTunnel tunnel;

    RoundRobin(Route route, HttpClient client) {
        this.route = route;
        // Sockets have turns of their own: they stay for long, and requests between them must not put them out of
        // balance.
        this.tunnel = new WebSocketTunnel(client, new Rotation(route.upstreams()));
        Rotation requests = new Rotation(route.upstreams());
        // what fails here has not been sent, so any process may get it
        this.proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(context -> requests.first(port -> client.request(
                        new RequestOptions().setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1")))))
                .addInterceptor(new WithoutHsts());
    }

    String name() {
        return route.name();
    }

    boolean isOpen() {
        return route.upstreams().stream().anyMatch(upstream -> upstream.ready().getAsBoolean());
    }

    void take(HttpServerRequest request) {
        route.pass().forEach(request.headers()::set);
        if ("websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            tunnel.open(request);
        } else {
            proxy.handle(request);
        }
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
