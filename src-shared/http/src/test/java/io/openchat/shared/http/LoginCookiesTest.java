package io.openchat.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the cookies of logins that nobody finishes. */
class LoginCookiesTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theOldestLoginsUnderWayEndAndTheRestStays() throws Exception {
        assertThat(ended("q_auth_1=a; q_auth_2=b; x=y; q_auth_3=c; q_session=s; q_auth_4=d"))
                .singleElement()
                .asString()
                .startsWith("q_auth_1=; Max-Age=0; ")
                .endsWith("; Path=/desk");
        assertThat(ended("q_auth_1=a; q_auth_2=b; q_auth_3=c; q_session=s")).isEmpty();
        assertThat(ended("q_auth_1=|a; q_auth_2=|b; q_auth_3=|c; q_auth_4=|d; q_auth_5=|e"))
                .hasSize(2);
    }

    private List<String> ended(String cookies) throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(context -> {
            LoginCookies.makeRoom(context, "/desk");
            context.end();
        });
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort()))
                                .header("Cookie", cookies)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .headers()
                .allValues("Set-Cookie");
    }
}
