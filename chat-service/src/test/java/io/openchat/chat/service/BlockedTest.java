package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.ChatSocket;
import io.openchat.testkit.client.Handshake;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody writes into the store who is blocked: it holds within seconds, without a restart, also for who is here. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class BlockedTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TestHTTPResource
    URI base;

    @Inject
    MongoDatabase records;

    private Chat chat;

    @BeforeEach
    void open() {
        chat = new Chat(base);
    }

    @Test
    void anAddress_isShownOut_andNotLetInAgain_untilTheBlockIsLifted() {
        ChatSocket eve = from("203.0.113.201");
        ChatSocket otto = from("203.0.113.202");
        block("range", "203.0.113.200/31", null);

        assertThat(eve.isClosedWith()).isEqualTo(4403);
        HttpResponse<?> refusal = refusal("203.0.113.201").orElseThrow();
        assertThat(refusal.statusCode()).isEqualTo(403);
        assertThat(refusal.headers().firstValue("X-OpenChat-Error")).hasValue("blocked");
        otto.isOpen();
        assertThat(refusal("203.0.113.200")).isPresent();
        assertThat(refusal("203.0.113.202")).isEmpty();

        blocks().updateMany(
                        new Document("value", "203.0.113.200/31"),
                        new Document(
                                "$set",
                                new Document("liftedBy", new Document("id", "sue").append("name", "Sue"))
                                        .append("changedAt", Instant.now())));
        await("to be let in again")
                .atMost(SOON)
                .until(() -> refusal("203.0.113.201").isEmpty());
        otto.close();
    }

    @Test
    void aVisitor_isShownOut_andCannotStartOrResume() {
        ChatSocket eve = from("203.0.113.203");
        eve.sends(start("Eve@Example.org"));
        String token = Objects.requireNonNull(
                eve.gets(ServiceFrame.Started.class, _ -> true).token());
        String block = block("visitor", "eve@example.org", null);
        assertThat(eve.isClosedWith()).isEqualTo(4403);

        ChatSocket again = from("203.0.113.204");
        again.sends(start("eve@example.ORG"));
        assertThat(again.isRefused(ErrorCode.BLOCKED).code().retryable()).isFalse();
        again.forgetsAll();
        again.sends(new VisitorFrame.Resume(token, 0));
        again.isRefused(ErrorCode.BLOCKED);
        again.close();
        blocks().deleteOne(new Document("_id", block));
    }

    @Test
    void aBlockThatIsOver_holdsNoMore() {
        block("address", "203.0.113.205", Instant.now().plusSeconds(4));
        await("to be blocked").atMost(SOON).until(() -> refusal("203.0.113.205").isPresent());
        await("to be let in").atMost(SOON).until(() -> refusal("203.0.113.205").isEmpty());
    }

    private String block(String kind, String value, @Nullable Instant until) {
        String id = UUID.randomUUID().toString();
        Instant now = Instant.now();
        Document block = new Document("_id", id)
                .append("kind", kind)
                .append("value", value)
                .append("reason", "spam")
                .append("by", new Document("id", "sue").append("name", "Sue"))
                .append("at", now)
                .append("changedAt", now);
        if (until != null) {
            block.append("until", until);
        }
        blocks().insertOne(block);
        return id;
    }

    private MongoCollection<Document> blocks() {
        return records.getCollection("blocks");
    }

    private static VisitorFrame.Start start(String email) {
        String id = UUID.randomUUID().toString();
        return new VisitorFrame.Start(id, "Eve", email, null, null, "en", "https://example.com/", true);
    }

    private ChatSocket from(String address) {
        return new ChatSocket(chat.socket("/ws/visitor"), chat.from(address), Handshake.visitor());
    }

    /** How an upgrade from there is refused; empty when it is not. */
    private Optional<HttpResponse<?>> refusal(String address) {
        Throwable thrown = catchThrowable(() -> from(address).close());
        return Optional.ofNullable(thrown)
                .map(it -> ((WebSocketHandshakeException) Objects.requireNonNull(it.getCause())).getResponse());
    }
}
