package io.openchat.shared.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A portal that answers 200 to all that its guard lets through, and a client that writes requests as no library would. */
final class Portal implements AutoCloseable {
    private static final OpenPaths OPEN =
            OpenPaths.of("/desk", "|/|/signed-in|/signed-out|/chats/[^/]+", "/assets/[^/]+");

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    Portal(String... ownHosts) {
        Router router = Router.router(vertx);
        router.route()
                .handler(new SameOriginGuard(
                        OwnOrigins.of(List.of(ownHosts)),
                        OPEN,
                        request -> request.response().setStatusCode(404).end("no such page of the desk"))::check);
        router.route().handler(passed -> passed.response().end("passed"));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** The whole answer; headers as {@code Name: value}. */
    String answer(String method, String target, String... headers) {
        return raw(method + " " + target + " HTTP/1.1\r\nHost: desk.example\r\nConnection: close\r\n"
                + String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n") + "\r\n");
    }

    int status(String method, String target, String... headers) {
        return Integer.parseInt(answer(method, target, headers).split(" ", 3)[1]);
    }

    String raw(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
