package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.client.ChatSocket;
import io.openchat.testkit.client.Visitor;
import io.openchat.testkit.store.BehindProxy;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While the store takes questions and does not answer, nothing piles up and nobody is cut off; then everything goes on. */
@QuarkusTest
@BehindProxy
@WithTestResource(StallingStore.class)
@WithTestResource(OidcWiremockTestResource.class)
class StalledStoreTest {
    /** More than may ask the store at once. */
    private static final int VISITORS = 60;

    /** What each says meanwhile. */
    private static final List<String> SAID = List.of("one", "two", "three");

    /** Longer than any timeout of the driver, and than a silence after which a socket is closed. */
    private static final Duration STALL = Duration.ofSeconds(25);

    @TestHTTPResource
    URI base;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    private final List<Visitor> visitors = new ArrayList<>();

    @AfterEach
    void end() {
        StallingStore.goesOn();
        visitors.forEach(ChatSocket::close);
    }

    @Test
    void socketsStayOpen_threadsStayFew_andAllIsStoredOnce() {
        Chat chat = new Chat(base);
        IntStream.range(0, VISITORS).forEach(i -> visitors.add(chat.visitor().starts("Visitor " + i)));
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();

        StallingStore.stalls();
        visitors.forEach(visitor -> SAID.forEach(text -> visitor.sends(new VisitorFrame.Send(text, text))));
        await("sockets that are open and answer while the store does not")
                .pollInterval(Duration.ofSeconds(1))
                .during(STALL)
                .atMost(STALL.plusSeconds(20))
                .until(() -> {
                    visitors.forEach(ChatSocket::isOpen);
                    Visitor any = visitors.getFirst();
                    any.sends(new VisitorFrame.Ping());
                    any.gets(ServiceFrame.Pong.class, _ -> true);
                    return true;
                });
        assertThat(ManagementFactory.getThreadMXBean().getThreadCount())
                .as("threads")
                .isLessThan(threads + 60);
        visitors.forEach(visitor -> assertThat(
                        visitor.isRefused(ErrorCode.STORE_UNAVAILABLE).code().retryable())
                .isTrue());
        assertThat(RestAssured.get(ready).statusCode()).isEqualTo(503);

        StallingStore.goesOn();
        await("readiness")
                .atMost(Duration.ofSeconds(30))
                .until(() -> RestAssured.get(ready).statusCode() == 200);
        for (Visitor visitor : visitors) {
            SAID.forEach(text -> sendsUntilAcked(visitor, text));
            try (var again = chat.visitor().resumes(visitor, 0)) {
                again.isTold(Phase.WAITING);
                assertThat(again.messages().stream().map(ServiceFrame.Message::text))
                        .containsExactlyElementsOf(SAID);
            }
        }
    }

    private static void sendsUntilAcked(Visitor visitor, String text) {
        await("an ack of " + text).atMost(Duration.ofSeconds(30)).until(() -> {
            visitor.forgetsAll();
            visitor.sends(new VisitorFrame.Send(text, text));
            return visitor.gets(
                            ServiceFrame.class,
                            frame -> frame instanceof ServiceFrame.Ack || frame instanceof ServiceFrame.Refusal)
                    instanceof ServiceFrame.Ack;
        });
    }
}
