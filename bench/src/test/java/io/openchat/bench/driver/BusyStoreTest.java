package io.openchat.bench.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.wire.AgentFrame;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Frame;
import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A start and a claim are asked for again when the store was busy, like clients do: a run shall not end for that. */
@Timeout(60) // the loop itself is as patient as a whole run needs
class BusyStoreTest {
    private static final String CONVERSATION = "c1";

    private final Vertx vertx = Vertx.vertx();
    private final Loop loop = new Loop();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        loop.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatWasRefusedOnce_isAskedForAgain() {
        var dialect = new OpenChatDialect(loop, listen().actualPort(), new Tally(), number -> "token" + number);
        Pair pair = loop.await(() -> dialect.pair(0));
        assertThat(pair.sides).hasSize(2);
        assertThat(asked).containsExactly("start", "start", "claim", "claim");
    }

    private HttpServer listen() {
        return vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol(Frame.SUBPROTOCOL))
                .webSocketHandler(this::opened)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void opened(ServerWebSocket socket) {
        boolean isVisitor = socket.path().equals("/ws/visitor");
        socket.textMessageHandler(text -> {
            if (isVisitor && FrameCodec.decodeVisitor(text) instanceof VisitorFrame.Start) {
                answer(socket, "start", new ServiceFrame.Started(CONVERSATION, "token", null));
            } else if (FrameCodec.decodeAgent(text) instanceof AgentFrame.Claim) {
                answer(socket, "claim", status(Phase.CHATTING));
            }
        });
    }

    /** Refuses what is asked for the first time. The visitor hears of the claim, too; here at once. */
    private void answer(ServerWebSocket socket, String request, ServiceFrame granted) {
        boolean first = !asked.contains(request);
        asked.add(request);
        if (first) {
            say(socket, new ServiceFrame.Refusal(ErrorCode.STORE_UNAVAILABLE, "Busy.", conversation(request), null));
            return;
        }
        say(socket, granted);
        if (request.equals("start")) {
            say(socket, status(Phase.CHATTING));
        }
    }

    /** There is none yet when a start is refused. */
    private static @Nullable String conversation(String request) {
        return request.equals("start") ? null : CONVERSATION;
    }

    private static ServiceFrame status(Phase phase) {
        return new ServiceFrame.Status(CONVERSATION, phase, "alice", null, null);
    }

    private static void say(ServerWebSocket socket, ServiceFrame frame) {
        var _ = socket.writeTextMessage(FrameCodec.encode(frame));
    }
}
