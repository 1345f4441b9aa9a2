package io.openchat.bench.peer;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A relay on bare Vert.x: what one of a pair says goes to the other as it is. {@code /relay/PAIR/ROLE}, on 127.0.0.1 and the
 * port that the environment names as {@code PORT}.
 */
public final class VertxRelay {
    private static final int PAIR = 2;
    private static final int ROLE = 3;
    private static final String VISITOR = "visitor";
    private static final String AGENT = "agent";

    /** Of the only event loop. */
    private final Map<String, Pair> pairs = new HashMap<>();

    private static final class Pair {
        @Nullable
        ServerWebSocket visitor;

        @Nullable
        ServerWebSocket agent;
    }

    private VertxRelay() {}

    public static void main(String[] arguments) {
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        if (!vertx.isNativeTransportEnabled() && System.getProperty("os.name").equals("Linux")) {
            throw new IllegalStateException("no epoll", vertx.unavailableNativeTransportCause());
        }
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(Integer.parseInt(System.getenv("PORT")))
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
        var _ = vertx.createHttpServer(options)
                .webSocketHandler(new VertxRelay()::opened)
                .listen()
                .onFailure(VertxRelay::giveUp);
    }

    /** Else the process would stay, and another's port be taken for ours. */
    private static void giveUp(Throwable thrown) {
        System.err.println("the port cannot be opened: " + thrown);
        System.exit(1);
    }

    private void opened(ServerWebSocket socket) {
        String[] path = socket.path().split("/", -1);
        if (path.length <= ROLE || !(path[ROLE].equals(VISITOR) || path[ROLE].equals(AGENT))) {
            var _ = socket.close((short) 1008);
            return;
        }
        Pair pair = pairs.computeIfAbsent(path[PAIR], _ -> new Pair());
        boolean isVisitor = path[ROLE].equals(VISITOR);
        if (isVisitor) {
            pair.visitor = socket;
        } else {
            pair.agent = socket;
        }
        socket.textMessageHandler(text -> {
            ServerWebSocket other = isVisitor ? pair.agent : pair.visitor;
            if (other != null) {
                var _ = other.writeTextMessage(text);
            }
        });
        socket.closeHandler(_ -> {
            // only its own place: another may have taken it since
            if (socket.equals(pair.visitor)) {
                pair.visitor = null;
            } else if (socket.equals(pair.agent)) {
                pair.agent = null;
            }
            if (pair.visitor == null && pair.agent == null) {
                pairs.remove(path[PAIR], pair);
            }
        });
    }
}
