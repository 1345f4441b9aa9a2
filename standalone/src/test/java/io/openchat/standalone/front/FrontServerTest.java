package io.openchat.standalone.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openchat.standalone.LaunchException;
import io.openchat.standalone.data.DataFolder;
import io.openchat.standalone.data.Secrets;
import io.openchat.standalone.process.Ports;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The front before a service that answers with what it was asked, and one that does not run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontServerTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final List<Integer> ports = Ports.free(2);
    private final URI origin = URI.create("https://localhost:" + ports.get(0));
    private final URI shop = URI.create("https://localhost:" + ports.get(1));
    private final DataFolder folder;
    private final Certificate certificate;
    private final FrontServer front;
    private final HttpClient browser;
    private final WebSocketClient sockets;

    FrontServerTest(@TempDir Path temp) throws Exception {
        folder = DataFolder.open(temp.resolve("data"));
        certificate = Certificate.in(folder, Secrets.in(folder), Clock.systemUTC());
        PemTrustOptions trust =
                new PemTrustOptions().addCertPath(certificate.pem().toString());
        browser = vertx.createHttpClient(new HttpClientOptions().setSsl(true).setTrustOptions(trust));
        sockets = vertx.createWebSocketClient(
                new WebSocketClientOptions().setSsl(true).setTrustOptions(trust));
        int service = get(vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("openchat.v1"))
                        .requestHandler(FrontServerTest::echo)
                        .listen(0, "127.0.0.1"))
                .actualPort();
        front = FrontServer.open(
                origin,
                shop,
                certificate,
                List.of(
                        new Route("", "The chat", service, () -> true),
                        new Route("/agent", "The agent portal", service, ready::get),
                        new Route(
                                "/guarded",
                                "Who asks for a word",
                                List.of(new Upstream(service, () -> true)),
                                Map.of("X-Pass", "the word"))));
    }

    @AfterAll
    void close() throws Exception {
        front.close();
        get(vertx.close());
        folder.close();
    }

    @BeforeAll
    void theCertificateIsKept() {
        assertThat(Certificate.in(folder, Secrets.in(folder), Clock.systemUTC()))
                .isEqualTo(certificate);
    }

    @Test
    void forwardedHeadersFromOutsideAreOverwritten() throws Exception {
        Answer answer = ask(request("/what")
                .putHeader("X-Forwarded-For", "6.6.6.6")
                .putHeader("X-Forwarded-Host", "evil.example")
                .putHeader("X-Forwarded-Proto", "http")
                .putHeader("Forwarded", "for=6.6.6.6"));

        assertThat(answer.body())
                .contains("x-forwarded-for=127.0.0.1\n")
                .contains("x-forwarded-host=localhost:" + origin.getPort() + "\n")
                .contains("x-forwarded-proto=https\n")
                .doesNotContain("6.6.6.6")
                .doesNotContain("evil");
    }

    @Test
    void aServiceGetsTheWordThatItAsksForAndNobodyElseDoes() throws Exception {
        assertThat(ask(request("/guarded/what").putHeader("X-Pass", "a guess")).body())
                .contains("x-pass=the word\n")
                .doesNotContain("a guess");
        assertThat(ask(request("/what")).body()).doesNotContain("x-pass");
    }

    @Test
    void strictTransportSecurityOfAServiceDoesNotReachLocalhost() throws Exception {
        Answer answer = ask(request("/what"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void aServiceThatStartsIsAPageThatComesBackByItself() throws Exception {
        ready.set(false);
        try {
            Answer answer = ask(request("/agent/"));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("3");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.body()).contains("The agent portal is starting").doesNotContain("{{");
            assertThat(ask(request("/")).status()).as("others are not held up").isEqualTo(200);
        } finally {
            ready.set(true);
        }
    }

    @Test
    void managementIsNotFound() throws Exception {
        assertThat(ask(request("/agent/q/health")).status()).isEqualTo(404);
        assertThat(ask(request("/q/metrics")).body()).contains("nothing here");
    }

    @Test
    void aBodyThatIsTooLargeOrOfUnknownLengthIsRefused() throws Exception {
        Answer large = ask(request("/").setMethod(HttpMethod.POST).putHeader("Content-Length", "1048577"));
        assertThat(large.status()).isEqualTo(413);
        Answer unknown = ask(request("/").setMethod(HttpMethod.POST).putHeader("Transfer-Encoding", "chunked"));
        assertThat(unknown.status()).isEqualTo(411);
    }

    @Test
    void aWebSocketPassesWithItsSubprotocolAndItsMessages() throws Exception {
        WebSocket socket = get(sockets.connect(socketOptions("/ws/visitor").addSubProtocol("openchat.v1")));
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        socket.textMessageHandler(received::add);
        CompletableFuture<Void> closed = new CompletableFuture<>();
        socket.closeHandler(closed::complete);

        assertThat(socket.subProtocol()).isEqualTo("openchat.v1");
        for (String text : List.of("a", "b".repeat(20_000), "ü")) {
            get(socket.writeTextMessage(text));
            assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo(text);
        }
        get(socket.close((short) 1000, "done"));
        closed.get(10, TimeUnit.SECONDS);
        assertThat(socket.closeStatusCode()).isEqualTo((short) 1000);
    }

    @Test
    void aRefusedUpgradeKeepsItsStatusAndItsReason() {
        assertThatThrownBy(() -> get(sockets.connect(socketOptions("/refused"))))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(UpgradeRejectedException.class, refused -> {
                    assertThat(refused.getStatus()).isEqualTo(403);
                    assertThat(refused.getHeaders().get("X-OpenChat-Error")).isEqualTo("foreign_origin");
                });
    }

    @Test
    void theShopEmbedsTheWidgetUnderAPolicyThatAdmitsOnlyIt() throws Exception {
        Answer page = ask(request("/").setPort(shop.getPort()));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).containsOnlyOnce("<script").contains("src=\"" + origin + "/widget.js\"");
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src " + origin + ";")
                .contains("connect-src " + origin + " wss://localhost:" + origin.getPort() + ";")
                .doesNotContain("unsafe");
        assertThat(ask(request("/shop.css").setPort(shop.getPort())).header("Content-Type"))
                .startsWith("text/css");
        assertThat(ask(request("/other").setPort(shop.getPort())).status()).isEqualTo(404);
    }

    @Test
    void aBusyPortIsOneLineThatNamesIt() {
        assertThatThrownBy(() -> FrontServer.open(origin, shop, certificate, List.of()))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("port " + origin.getPort() + " is in use")
                .hasMessageNotContaining("\n");
    }

    private record Answer(HttpClientResponse response, String body) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            String value = response.getHeader(name);
            return value == null ? "" : value;
        }
    }

    private RequestOptions request(String path) {
        return new RequestOptions()
                .setHost("localhost")
                .setPort(origin.getPort())
                .setURI(path);
    }

    private WebSocketConnectOptions socketOptions(String path) {
        return new WebSocketConnectOptions()
                .setHost("localhost")
                .setPort(origin.getPort())
                .setURI(path);
    }

    private Answer ask(RequestOptions options) throws Exception {
        return get(browser.request(options).compose(request -> {
            String length =
                    options.getHeaders() == null ? null : options.getHeaders().get("Content-Length");
            // only the head, when a body is announced: the front answers before it comes
            Future<HttpClientResponse> answer =
                    length == null ? request.send() : request.sendHead().compose(sent -> request.response());
            // asked for in here, on the event loop: outside, the body can be over before anybody asks for it
            return answer.compose(
                    response -> response.body().map(Buffer::toString).map(body -> new Answer(response, body)));
        }));
    }

    private static void echo(HttpServerRequest request) {
        if (request.path().equals("/refused")) {
            request.response()
                    .setStatusCode(403)
                    .putHeader("X-OpenChat-Error", "foreign_origin")
                    .end();
            return;
        }
        if (request.headers().contains("Upgrade")) {
            request.toWebSocket()
                    .onSuccess(socket -> socket.textMessageHandler(
                            text -> socket.writeTextMessage(text).onFailure(gone -> socket.close((short) 1011))));
            return;
        }
        StringBuilder text = new StringBuilder(request.uri()).append('\n');
        request.headers()
                .forEach(header -> text.append(header.getKey().toLowerCase(java.util.Locale.ROOT))
                        .append('=')
                        .append(header.getValue())
                        .append('\n'));
        request.response().putHeader("Strict-Transport-Security", "max-age=1").end(text.toString());
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(15, TimeUnit.SECONDS);
    }
}
