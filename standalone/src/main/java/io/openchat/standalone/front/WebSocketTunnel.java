package io.openchat.standalone.front;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetSocket;

/**
 * The way of a WebSocket through the front: the upgrade and its answer as they are, then bytes both ways.
 *
 * <p>Not the tunnel of vertx-http-proxy: that one drops the headers and the body of a refused upgrade, and holds any
 * amount in memory for a client that does not read.
 */
final class WebSocketTunnel {

    private static final int BAD_GATEWAY = 502;
    private static final int SWITCHING = 101;

    private final HttpClient client;
    private final Rotation upstreams;

    WebSocketTunnel(HttpClient client, Rotation upstreams) {
        this.client = client;
        this.upstreams = upstreams;
    }

    void open(HttpServerRequest request) {
        request.pause();
        upstreams
                .first(port -> upgrade(request, port))
                .onSuccess(answer -> answer(request, answer))
                .onFailure(unreachable -> end(request, BAD_GATEWAY));
    }

    /** Has no body, so it can be asked of another process when this one goes before it answers. */
    private Future<HttpClientResponse> upgrade(HttpServerRequest request, int port) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(request.uri());
        return client.request(options).compose(to -> connect(request, to));
    }

    private static Future<HttpClientResponse> connect(HttpServerRequest from, HttpClientRequest to) {
        from.headers().forEach(header -> {
            if (!header.getKey().equalsIgnoreCase("host")) {
                to.headers().add(header.getKey(), header.getValue());
            }
        });
        // Sockets end all the time, which Vert.x would write into the log as severe; join() sees it, too.
        to.exceptionHandler(gone -> {});
        to.headers().set(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE); // Firefox adds keep-alive
        return to.connect();
    }

    private static void answer(HttpServerRequest request, HttpClientResponse answer) {
        request.response().setStatusCode(answer.statusCode());
        request.response().headers().addAll(answer.headers());
        if (answer.statusCode() == SWITCHING) {
            request.toNetSocket().onSuccess(browser -> join(browser, answer.netSocket()));
        } else {
            answer.pipeTo(request.response()).onComplete(done -> request.resume());
        }
    }

    /** Each side is read only as fast as the other one takes it, and closed when the other one closes. */
    private static void join(NetSocket browser, NetSocket service) {
        browser.pipeTo(service).onComplete(done -> service.close());
        service.pipeTo(browser).onComplete(done -> browser.close());
    }

    private static void end(HttpServerRequest request, int status) {
        request.resume();
        if (!request.response().ended()) {
            request.response().setStatusCode(status).end();
        }
    }
}
