package io.openchat.e2e.faults.client;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The one thread on which all clients live, so that nothing of theirs needs a lock. */
public final class Loop implements AutoCloseable {
    private static final int MOST_SOCKETS = 20_000;
    static final long DIAL_TIMEOUT = 15_000;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context context = vertx.getOrCreateContext();
    private final WebSocketClient sockets = vertx.createWebSocketClient(new WebSocketClientOptions()
            .setMaxConnections(MOST_SOCKETS)
            .setTryUsePerMessageCompression(false)
            .setTrustAll(true)
            .setVerifyHost(false));
    private final Random random;
    private final InetSocketAddress server;
    private final URI origin;

    /** Clients that connect to {@code server}, as to pages of {@code origin}; whoever signed its certificate is trusted. */
    public Loop(InetSocketAddress server, URI origin, Random random) {
        this.server = server;
        this.origin = origin;
        this.random = random;
    }

    /** Clients that connect to this port of 127.0.0.1. */
    public static Loop to(int port, Random random) {
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new Loop(server, URI.create("http://127.0.0.1:" + port), new Random(random.nextLong()));
    }

    /** Does something on the loop and waits for its result. */
    public <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        context.runOnContext(_ -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | AssertionError e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** What is said from now on counts in the times of this tally. */
    public void measureFrom(Tally tally) {
        context.runOnContext(_ -> tally.measureFrom(now()));
    }

    /** What is said from now on does not count in them any more. */
    public void measureUntil(Tally tally) {
        context.runOnContext(_ -> tally.measureUntil(now()));
    }

    @Override
    public void close() {
        try {
            vertx.close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            // what went wrong before is what should be told of
            System.err.println("not all sockets could be closed: " + e.getMessage());
        }
    }

    long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Does something later; the result cancels it. */
    Runnable after(long millis, Runnable task) {
        long timer = vertx.setTimer(Math.max(1, millis), _ -> task.run());
        return () -> vertx.cancelTimer(timer);
    }

    Random random() {
        return random;
    }

    /** A random time whose mean this is, as between things that have nothing to do with each other. */
    long about(long meanMillis) {
        return Math.round(-Math.log(1 - random.nextDouble()) * meanMillis);
    }

    Future<WebSocket> dial(String path, List<String> protocols, Map<String, String> headers) {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost(server.getAddress().getHostAddress())
                .setPort(server.getPort())
                .setSsl(origin.getScheme().equals("https"))
                .setURI(path)
                .setTimeout(DIAL_TIMEOUT)
                .addHeader("Host", origin.getAuthority())
                .addHeader("Origin", origin.toString());
        protocols.forEach(options::addSubProtocol);
        headers.forEach(options::addHeader);
        return sockets.connect(options);
    }
}
