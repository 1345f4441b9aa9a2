package io.openchat.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;

/** What must hold at every HTTP door; each service tries it at its own. */
public final class Door {
    private static final int MANY_ROUNDS = 20;

    private static final Duration LONGER_THAN_ANY_DEADLINE = Duration.ofSeconds(45);

    private final Connector connector;
    private final String path;

    /** Opens a connection to the door. */
    @FunctionalInterface
    public interface Connector {
        /** A new connection. */
        RawHttp connect() throws IOException;
    }

    /** The door behind this, at which {@code path} is answered without a login. */
    public Door(Connector connector, String path) {
        this.connector = connector;
        this.path = path;
    }

    private String request() {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    /** Some requests in a row that are read are answered in their order, which proxies may rely on. */
    public void answersRequestsInARow() throws IOException {
        try (RawHttp client = connector.connect()) {
            client.sends(request().repeat(20) + request().replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
            String all = client.readsToTheEnd(LONGER_THAN_ANY_DEADLINE);
            assertThat(RawHttp.count(all, "HTTP/1.1 200")).isEqualTo(21);
        }
    }

    /** Requests without end that nobody waits for end the connection, and the next client is served. */
    public void cutsOffWhoDoesNotRead() throws IOException {
        try (RawHttp mallory = connector.connect()) {
            boolean taken = true;
            // systems that hold tens of megabytes for a reader who is busy take the first ones for it
            for (int round = 0; taken && round < MANY_ROUNDS; round++) {
                taken = mallory.pipelines(request(), 75_000);
            }
            assertThat(taken).as("all requests were taken").isFalse();
        }
        serves();
    }

    /** A connection is not for ever. */
    public void endsAConnectionAfterAThousandRequests() throws IOException {
        try (RawHttp client = connector.connect()) {
            String head = "";
            for (int i = 0; i < 1_000; i++) {
                assertThat(head).doesNotContainIgnoringCase("connection: close");
                client.sends(request().replace("GET", "HEAD"));
                head = client.readsHead();
            }
            assertThat(head).containsIgnoringCase("connection: close");
            assertThat(client.readsToTheEnd(LONGER_THAN_ANY_DEADLINE)).isEmpty();
        }
    }

    /** A header that comes letter by letter is not waited for. */
    public void doesNotWaitForASlowHeader() throws Exception {
        try (RawHttp mallory = connector.connect()) {
            mallory.sends(request());
            assertThat(mallory.reads()).startsWith("HTTP/1.1 200");
        }
        try (RawHttp mallory = connector.connect()) {
            String header = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + "x".repeat(60);
            assertThat(mallory.trickles(header, Duration.ofMillis(400)))
                    .as("cut off before the header's end")
                    .isTrue();
        }
        serves();
    }

    /** Nor is one that does not even begin. */
    public void doesNotWaitForASilentClient() throws Exception {
        try (RawHttp mallory = connector.connect()) {
            assertThat(mallory.readsToTheEnd(Duration.ofSeconds(20))).isEmpty();
        }
    }

    /** Nor a body. */
    public void doesNotWaitForASlowBody() throws Exception {
        try (RawHttp mallory = connector.connect()) {
            mallory.sends("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n");
            assertThat(mallory.trickles("x".repeat(90), Duration.ofMillis(500)))
                    .as("cut off before the body's end")
                    .isTrue();
        }
        serves();
    }

    /** The next client gets an answer. */
    public void serves() throws IOException {
        try (RawHttp client = connector.connect()) {
            client.sends(request());
            assertThat(client.reads()).startsWith("HTTP/1.1 200");
        }
    }
}
