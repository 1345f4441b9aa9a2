package io.openchat.standalone.front;

import io.openchat.standalone.data.DataFolder;
import io.openchat.standalone.data.Secrets;
import io.openchat.standalone.process.Ports;
import io.openchat.testkit.http.Door;
import io.openchat.testkit.http.RawHttp;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who does not read, or sends too slowly, is cut off at the front, before any service hears of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class SlowClientsTest {
    private final Vertx vertx = Vertx.vertx();
    private final DataFolder folder;
    private final FrontServer front;
    private final int port;
    private final Door door;
    private final SSLContext tls = SSLContext.getInstance("TLS");

    SlowClientsTest(@TempDir Path temp) throws Exception {
        tls.init(null, new TrustManager[] {new Anybody()}, null);
        folder = DataFolder.open(temp.resolve("data"));
        List<Integer> ports = Ports.free(2);
        port = ports.get(0);
        int service = vertx.createHttpServer()
                .requestHandler(request -> request.response().end("x".repeat(1_000)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
        front = FrontServer.open(
                URI.create("https://localhost:" + port),
                URI.create("https://localhost:" + ports.get(1)),
                Certificate.in(folder, Secrets.in(folder), Clock.systemUTC()),
                List.of(new Route("", "The chat", service, () -> true)));
        door = new Door(this::connect, "/");
    }

    @AfterAll
    void close() throws Exception {
        front.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
        folder.close();
    }

    @Test
    void requestsInARow_areAnswered() throws IOException {
        door.answersRequestsInARow();
    }

    @Test
    void requestsThatNobodyReads_areCutOff() throws IOException {
        door.cutsOffWhoDoesNotRead();
    }

    @Test
    void aConnection_isNotForEver() throws IOException {
        door.endsAConnectionAfterAThousandRequests();
    }

    @Test
    void aSlowHeader_isNotWaitedFor() throws Exception {
        door.doesNotWaitForASlowHeader();
    }

    @Test
    void aSilentClient_isNotWaitedFor() throws Exception {
        door.doesNotWaitForASilentClient();
    }

    @Test
    void aSlowBody_isNotWaitedFor() throws Exception {
        door.doesNotWaitForASlowBody();
    }

    @Test
    void whoDoesNotEvenGreet_isNotWaitedFor() throws Exception {
        new Door(() -> RawHttp.to(port), "/").doesNotWaitForASilentClient();
    }

    private RawHttp connect() throws IOException {
        Socket tcp = new Socket();
        tcp.setReceiveBufferSize(16 * 1024);
        tcp.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(tcp, "localhost", port, true);
        socket.startHandshake();
        return new RawHttp(socket);
    }

    /** The certificate is another test's matter. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
