package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.RawSocket;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A visitor's socket is for a conversation; one over which none is begun is closed, whatever else comes over it. */
@QuarkusTest
@TestProfile(Narrow.class)
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class NotBegunTest {
    private static final String CLOSED = "closed with 4428";

    @TestHTTPResource
    URI base;

    @AfterEach
    void up() {
        StoreResource.up();
    }

    @Test
    void neitherPings_norWrongTokens_keepItOpen() throws IOException {
        try (RawSocket pings = open();
                RawSocket guesses = open();
                RawSocket silent = open()) {
            CompletableFuture<String> end = CompletableFuture.supplyAsync(() -> lastOf(guesses));
            CompletableFuture<String> endOfPings = CompletableFuture.supplyAsync(() -> lastOf(pings));
            await("the end of both").atMost(Duration.ofSeconds(20)).until(() -> {
                if (!end.isDone()) {
                    guesses.says("{\"type\":\"resume\",\"token\":\"nobody.nothing\",\"lastSeq\":0}");
                }
                if (!endOfPings.isDone()) {
                    pings.pings();
                    pings.says("{\"type\":\"ping\"}");
                }
                return end.isDone() && endOfPings.isDone();
            });
            assertThat(end).isCompletedWithValue(CLOSED);
            assertThat(endOfPings).isCompletedWithValue(CLOSED);
            assertThat(lastOf(silent)).isEqualTo(CLOSED);
        }
    }

    @Test
    void whoHasAConversation_isNotClosed() throws IOException {
        try (RawSocket vera = open();
                RawSocket silent = open()) {
            vera.says(start());
            assertThat(vera.hears()).contains("started");
            assertThat(lastOf(silent)).isEqualTo(CLOSED);
            vera.says("{\"type\":\"ping\"}");
            String heard = vera.hears();
            while (!heard.contains("pong")) {
                assertThat(heard).isNotEqualTo(CLOSED);
                heard = vera.hears();
            }
        }
    }

    @Test
    void whoWouldHaveOne_ifTheStoreAnswered_isNotClosed() throws IOException {
        StoreResource.down();
        try (RawSocket vera = open();
                RawSocket silent = open()) {
            CompletableFuture<String> end = CompletableFuture.supplyAsync(() -> lastOf(silent));
            // as the page does, until the store is back
            await("the end of the silent one")
                    .pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        vera.says(start());
                        assertThat(vera.hears()).contains("store_unavailable");
                        return end.isDone();
                    });
            assertThat(end).isCompletedWithValue(CLOSED);
            vera.says("{\"type\":\"ping\"}");
            assertThat(vera.hears()).contains("pong");
        }
    }

    /** Which address does not matter. */
    private RawSocket open() {
        return RawSocket.open(base, "/ws/visitor", Map.of("Origin", Narrow.ORIGIN));
    }

    private static String start() {
        return "{\"type\":\"start\",\"id\":\"" + UUID.randomUUID()
                + "\",\"name\":\"Vera\",\"locale\":\"en\",\"page\":\"https://example.com/\",\"consent\":true}";
    }

    private static String lastOf(RawSocket upgrade) {
        try {
            String heard = upgrade.hears();
            while (!heard.startsWith("closed")) {
                heard = upgrade.hears();
            }
            return heard;
        } catch (IOException e) {
            return e.toString();
        }
    }
}
