package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.openchat.chat.queue.OpenConversations;
import io.openchat.shared.record.Collections;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.Agent;
import io.openchat.testkit.client.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A crowd with the longest names waits: more than fits into one frame, or into all that may wait for one client. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class CrowdedQueueTest {
    private static final int CROWD = 10_000;
    private static final String NAME = "\uD83D\uDE00".repeat(80);
    private static final String DEPARTMENT = "\uD83D\uDC51".repeat(60);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestHTTPResource
    URI base;

    @Inject
    MongoDatabase store;

    @Inject
    OpenConversations queue;

    private Visitor vera;

    @BeforeEach
    void aCrowdWaits() {
        vera = new Chat(base).visitor().starts("Vera");
        store.getCollection(Collections.CONVERSATIONS)
                .insertMany(IntStream.range(0, CROWD).mapToObj(this::waits).toList());
        await().atMost(PATIENCE).until(() -> queue.count(Phase.WAITING) >= CROWD);
    }

    @AfterEach
    void theCrowdGoes() {
        store.getCollection(Collections.CONVERSATIONS).deleteMany(Filters.eq("department", DEPARTMENT));
        await().atMost(PATIENCE).until(() -> queue.count(Phase.WAITING) < CROWD);
    }

    private Document waits(int n) {
        Date now = Date.from(Instant.now().minusMillis(CROWD - n));
        Document visitor = new Document("name", NAME)
                .append("locale", "en")
                .append("page", "https://e.org/")
                .append("consent", true);
        Document status =
                new Document("state", "waiting").append("waitingSince", now).append("served", 0);
        return new Document("_id", "crowd-" + n)
                .append("visitor", visitor)
                .append("department", DEPARTMENT)
                .append("createdAt", now)
                .append("tokenHash", "")
                .append("status", status)
                .append("version", 1L)
                .append(
                        "seen",
                        new Document("visitorAt", Date.from(Instant.now().plusSeconds(600))));
    }

    @Test
    void agentsGetThemAllInPages_andWork_andNobodyElseIsLetIn() {
        Chat chat = new Chat(base);
        try (Agent alice = chat.agent("alice");
                Agent bob = chat.agent("bob");
                Visitor late = chat.visitor()) {
            for (Agent agent : List.of(alice, bob)) {
                agent.gets(ServiceFrame.Queue.class, page -> !page.more());
                Set<String> told = new HashSet<>();
                List<ServiceFrame.Queue> pages = agent.all(ServiceFrame.Queue.class);
                pages.forEach(page -> page.entries().forEach(entry -> told.add(entry.conversation())));
                assertThat(told).hasSizeGreaterThanOrEqualTo(CROWD);
                assertThat(pages.getFirst().full()).isTrue();
                agent.isOpen();
            }
            alice.claims(vera);
            String id = vera.says("at last");
            alice.hears("at last");
            vera.isAcked(id);
            bob.isOpen();

            late.sends(new VisitorFrame.Start(
                    "start-of-one-who-is-late", "Late", null, null, null, "en", "https://example.com/", true));
            assertThat(late.isRefused(ErrorCode.BUSY).code().retryable()).isTrue();
        } finally {
            vera.close();
        }
    }
}
