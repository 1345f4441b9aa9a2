package io.openchat.bench.subject;

import io.openchat.bench.driver.Dialect;
import io.openchat.bench.driver.Loop;
import io.openchat.bench.driver.OpenChatDialect;
import io.openchat.bench.driver.Tally;
import io.openchat.standalone.process.Ports;
import io.openchat.testkit.identity.KnownKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A store with chat-service and view-service on it, to see how they do when much is on record. */
public final class Installation implements AutoCloseable {
    private static final String HEAP = "512m";
    private static final String STORE_HEAP = "3g";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final KnownKey identity;
    private final StoreProcess store;
    private final Program chat;
    private final Program view;
    private final Seed seed;
    private final int chatPort;
    private final HttpRequest sessions;

    public Installation(Workspace place, KnownKey identity) {
        this.identity = identity;
        List<Integer> ports = Ports.free(4);
        chatPort = ports.get(0);
        store = StoreProcess.start(place, "growth", STORE_HEAP);
        seed = new Seed(store.connectionString());
        chat = service(place, "chat-service", ports.get(0), ports.get(1));
        view = service(place, "view-service", ports.get(2), ports.get(3));
        sessions = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(2) + "/view/sessions"))
                .header("Authorization", "Bearer " + identity.token("victor", "viewer"))
                .build();
    }

    public Seed seed() {
        return seed;
    }

    public int chatPort() {
        return chatPort;
    }

    public String agentToken() {
        return identity.token("agent-0");
    }

    public Dialect clients(Loop loop, Tally tally) {
        return new OpenChatDialect(loop, chatPort, tally, n -> identity.token("agent-" + n));
    }

    /** The viewer's first page. */
    public void viewsSessions() {
        try {
            HttpResponse<String> page = HTTP.send(sessions, HttpResponse.BodyHandlers.ofString());
            if (page.statusCode() != 200) {
                throw new IllegalStateException("the viewer's page answered " + page.statusCode());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        seed.close();
        view.close();
        chat.close();
        store.close();
    }

    private Program service(Workspace place, String module, int port, int management) {
        Map<String, String> environment = new HashMap<>(OpenChat.environment(store, identity, port, management));
        // a viewer signs in with a browser; here the token of one is enough
        environment.put("QUARKUS_OIDC_APPLICATION_TYPE", "hybrid");
        environment.put("QUARKUS_OIDC_CREDENTIALS_SECRET", "bench");
        environment.put("QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", "b".repeat(32));
        return Program.start(
                place.onServersCore(Java.jar(place.target(module).resolve("quarkus-app/quarkus-run.jar"), HEAP)),
                environment,
                place.log("growth-" + module),
                Probe.isReady(management));
    }
}
