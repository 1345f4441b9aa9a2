package io.openchat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The service starts before the identity provider does. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(IdentityProviderAwayTest.Starting.class)
class IdentityProviderAwayTest {

    /** An identity provider that answers 503, as one does that imports its realm, until {@code /start} is asked for. */
    public static class Starting implements QuarkusTestResourceLifecycleManager {
        private @Nullable HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                AtomicBoolean ready = new AtomicBoolean();
                String base = "http://127.0.0.1:" + started.getAddress().getPort();
                started.createContext("/", exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    ready.compareAndSet(false, path.equals("/start"));
                    byte[] body = path.endsWith("/keys") ? bytes("{\"keys\":[]}") : bytes(discovery(base));
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(ready.get() ? 200 : 503, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
                started.start();
                server = started;
                return Map.of("quarkus.oidc.auth-server-url", base, "quarkus.oidc.credentials.secret", "unused");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            if (server != null) {
                server.stop(0);
            }
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private static String discovery(String base) {
            return """
                    {"issuer":"%1$s","authorization_endpoint":"%1$s/login","token_endpoint":"%1$s/token",
                    "end_session_endpoint":"%1$s/logout","jwks_uri":"%1$s/keys"}""".formatted(base);
        }
    }

    @Test
    void saysSoUntilItAnswersAndThenWorksWithoutARestart() throws Exception {
        var page = new Person().get("/");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body())
                .contains("Sign-in is not available yet")
                .contains("http-equiv=\"refresh\"")
                .doesNotContain("Exception");
        assertThat(new Person().get("/signed-out").statusCode()).isEqualTo(200);

        String provider = ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(provider + "/start")).build(),
                        HttpResponse.BodyHandlers.discarding());

        var again = new Person().get("/");
        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(Person.location(again)).startsWith(provider + "/login");
    }
}
