package io.openchat.standalone.front;

import io.openchat.shared.http.ConnectionGuards;
import io.openchat.standalone.LaunchException;
import io.openchat.standalone.process.Ports;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The servers of the two origins, on the loopback addresses of this machine only. */
public final class FrontServer implements AutoCloseable {

    /** Session cookies of two portals and of Keycloak, and an access token, travel in the headers of one request. */
    private static final int MAX_HEADER_BYTES = 32 * 1024;

    private static final int MAX_LINE_BYTES = 8 * 1024;

    /** Each WebSocket holds a connection to its service. */
    private static final int MAX_CONNECTIONS = 4_000;

    /** Sockets ping every 8 seconds, so a connection that was silent for so long is dead. */
    private static final int IDLE_SECONDS = 75;

    /** Two round trips and a slow machine; until then a connection is not guarded otherwise. */
    private static final int HANDSHAKE_SECONDS = 10;

    private static final int SECONDS_TO_OPEN = 20;

    private final Vertx vertx;

    private FrontServer(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Opens both origins.
     *
     * @throws LaunchException when a port is taken
     */
    public static FrontServer open(URI origin, URI shop, Certificate certificate, List<Route> routes) {
        for (URI each : List.of(origin, shop)) {
            Ports.taken(each.getPort()).ifPresent(line -> {
                throw new LaunchException(line);
            });
        }
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setPreferNativeTransport(false));
        FrontServer server = new FrontServer(vertx);
        try {
            Front front = new Front(routes, vertx.createHttpClient(clientOptions()), new Forwarded(origin));
            server.listen(origin.getPort(), certificate, front::handle);
            server.listen(shop.getPort(), certificate, new ExampleShop(origin)::handle);
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public void close() {
        await(vertx.close(), "close");
    }

    private void listen(int port, Certificate certificate, Handler<HttpServerRequest> handler) {
        for (String address : loopback()) {
            await(
                    vertx.createHttpServer(serverOptions(certificate))
                            .connectionHandler(ConnectionGuards::guard)
                            .requestHandler(handler)
                            .listen(port, address),
                    "listen on " + address + " port " + port);
        }
    }

    /** 127.0.0.1, and ::1 where there is one: browsers try either for localhost. */
    private static List<String> loopback() {
        try {
            List<String> addresses = new ArrayList<>();
            Arrays.stream(InetAddress.getAllByName("localhost"))
                    .filter(InetAddress::isLoopbackAddress)
                    .map(InetAddress::getHostAddress)
                    .filter(address -> !address.equals("127.0.0.1"))
                    .forEach(addresses::add);
            addresses.addFirst("127.0.0.1");
            return addresses;
        } catch (UnknownHostException e) {
            return List.of("127.0.0.1");
        }
    }

    private static HttpServerOptions serverOptions(Certificate certificate) {
        return new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PfxOptions()
                        .setPath(certificate.keyStore().toString())
                        .setPassword(certificate.password()))
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setCompressionSupported(false);
    }

    private static HttpClientOptions clientOptions() {
        return new HttpClientOptions()
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setDecompressionSupported(false);
    }

    private static <T> T await(io.vertx.core.Future<T> future, String what) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(SECONDS_TO_OPEN, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new LaunchException("the front cannot " + what + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted: " + what, e);
        }
    }
}
