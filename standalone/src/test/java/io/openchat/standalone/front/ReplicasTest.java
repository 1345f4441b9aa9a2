package io.openchat.standalone.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.standalone.data.DataFolder;
import io.openchat.standalone.data.Secrets;
import io.openchat.standalone.process.Ports;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front before two processes of one service, each of which says its name to whoever comes. */
class ReplicasTest {

    private final Vertx vertx = Vertx.vertx();
    private final List<Integer> ports = Ports.free(3);
    private final URI origin = URI.create("https://localhost:" + ports.get(0));
    private final Pod a = new Pod("a");
    private final Pod b = new Pod("b");
    private final DataFolder folder;
    private final FrontServer front;
    private final HttpClient browser;
    private final WebSocketClient sockets;

    ReplicasTest(@TempDir Path temp) {
        folder = DataFolder.open(temp.resolve("data"));
        Certificate certificate = Certificate.in(folder, Secrets.in(folder), Clock.systemUTC());
        PemTrustOptions trust =
                new PemTrustOptions().addCertPath(certificate.pem().toString());
        browser = vertx.createHttpClient(new HttpClientOptions().setSsl(true).setTrustOptions(trust));
        sockets = vertx.createWebSocketClient(
                new WebSocketClientOptions().setSsl(true).setTrustOptions(trust));
        URI shop = URI.create("https://localhost:" + ports.get(1));
        front = FrontServer.open(
                origin, shop, certificate, List.of(new Route("", "The chat", List.of(a.upstream(), b.upstream()))));
    }

    @BeforeEach
    void open() throws Exception {
        a.open();
        b.open();
    }

    @AfterEach
    void close() throws Exception {
        front.close();
        get(vertx.close());
        folder.close();
    }

    @Test
    void requestsAndSocketsTakeTurnsEachOfTheirOwn() throws Exception {
        List<String> answers = new ArrayList<>();
        List<String> greetings = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(ask(HttpMethod.GET));
            greetings.add(greeting());
        }
        assertThat(answers).containsExactly("a", "b", "a", "b");
        assertThat(greetings).containsExactly("a", "b", "a", "b");
    }

    @Test
    void oneThatIsNotReadyIsLeftOutUntilItIs() throws Exception {
        a.ready.set(false);
        assertThat(List.of(ask(HttpMethod.GET), ask(HttpMethod.GET), greeting(), greeting()))
                .containsOnly("b");
        a.ready.set(true);
        assertThat(List.of(ask(HttpMethod.GET), ask(HttpMethod.GET))).containsExactlyInAnyOrder("a", "b");
        assertThat(List.of(greeting(), greeting())).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void oneThatRefusesConnectionsIsPassedOver() throws Exception {
        get(a.server.close());
        for (int i = 0; i < 3; i++) {
            assertThat(ask(HttpMethod.GET)).isEqualTo("b");
            assertThat(ask(HttpMethod.POST))
                    .as("with a body, which was not sent yet")
                    .isEqualTo("b");
            assertThat(greeting()).isEqualTo("b");
        }
    }

    @Test
    void aSocketGoesToTheOtherWhenOneDiesBeforeItAnswers() throws Exception {
        a.dies.set(true);
        assertThat(List.of(greeting(), greeting())).containsOnly("b");
        assertThat(a.asked.get()).as("it was asked, too").isPositive();
    }

    @Test
    void whenNoneCanBeReachedTheAnswerIsThatOfABrokenGateway() throws Exception {
        get(a.server.close());
        get(b.server.close());
        assertThat(ask(HttpMethod.GET)).isEqualTo("502");
        a.ready.set(false);
        b.ready.set(false);
        assertThat(ask(HttpMethod.GET)).contains("The chat is starting");
    }

    private String ask(HttpMethod method) throws Exception {
        return get(browser.request(method, origin.getPort(), "localhost", "/")
                .compose(request -> method.equals(HttpMethod.POST) ? request.send("body") : request.send())
                .compose(response -> response.body()
                        .map(Buffer::toString)
                        .map(body -> body.isEmpty() ? String.valueOf(response.statusCode()) : body)));
    }

    /** What the other end of a new socket says first. */
    private String greeting() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        get(sockets.connect(origin.getPort(), "localhost", "/ws/visitor").compose(socket -> {
            socket.textMessageHandler(first::complete);
            return Future.succeededFuture();
        }));
        return first.get(15, TimeUnit.SECONDS);
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(15, TimeUnit.SECONDS);
    }

    /** A process of the service. */
    private final class Pod {
        private final String name;
        private final AtomicBoolean ready = new AtomicBoolean(true);
        private final AtomicBoolean dies = new AtomicBoolean();
        private final AtomicInteger asked = new AtomicInteger();
        private final int port = Ports.free(1).getFirst();
        private final io.vertx.core.http.HttpServer server =
                vertx.createHttpServer().requestHandler(this::answer);

        Pod(String name) {
            this.name = name;
        }

        void open() throws Exception {
            get(server.listen(port, "127.0.0.1"));
        }

        Upstream upstream() {
            return new Upstream(port, ready::get);
        }

        private void answer(HttpServerRequest request) {
            asked.incrementAndGet();
            if (dies.get()) {
                request.connection().close();
            } else if (request.headers().contains("Upgrade")) {
                request.toWebSocket().onSuccess(socket -> socket.writeTextMessage(name));
            } else {
                request.response().end(name);
            }
        }
    }
}
