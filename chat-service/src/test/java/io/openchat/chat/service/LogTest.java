package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged as JSON can be read by programs, names the conversation, and does not tell what people wrote or their tokens. */
@QuarkusTest
@TestProfile(LogTest.Json.class)
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class LogTest {
    private static final String SECRET = "my card is 4242";

    public static final class Json implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.log.json.console.enable",
                    "true",
                    "quarkus.log.min-level",
                    "ALL",
                    "quarkus.log.category.\"io.openchat\".level",
                    "ALL");
        }
    }

    /** Formats as the console does, and keeps the lines. */
    private static final class Kept extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Formatter console;

        Kept() {
            console = handlers(Logger.getLogger(""))
                    .map(Handler::getFormatter)
                    .filter(formatter -> formatter instanceof io.quarkiverse.loggingjson.JsonFormatter)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the console is not JSON"));
            setLevel(Level.ALL);
        }

        private static Stream<Handler> handlers(Logger logger) {
            return Stream.of(logger.getHandlers()).flatMap(Kept::withInner);
        }

        private static Stream<Handler> withInner(Handler handler) {
            Stream<Handler> inner = handler instanceof ExtHandler outer
                    ? Stream.of(outer.getHandlers()).flatMap(Kept::withInner)
                    : Stream.empty();
            return Stream.concat(Stream.of(handler), inner);
        }

        @Override
        public void publish(LogRecord entry) {
            lines.add(console.format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @TestHTTPResource
    URI base;

    private final Kept kept = new Kept();

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(kept);
    }

    @AfterEach
    void stop() {
        Logger.getLogger("").removeHandler(kept);
        StoreResource.up();
    }

    @Test
    void theConversationIsNamed_andWhatWasSaid_andTheTokens_areNot() {
        Chat chat = new Chat(base);
        String access = Chat.token("alice", Set.of("agent"), "chat-service", Duration.ofMinutes(5));
        try (var vera = chat.visitor().starts("Vera");
                var alice = chat.agentWith(access).claims(vera)) {
            vera.isTold(Phase.CHATTING);
            vera.isAcked(vera.says(SECRET));
            alice.hears(SECRET);
            alice.isAcked(alice.says(vera, SECRET));
            vera.sendsText("{\"type\":\"nonsense\",\"text\":\"" + SECRET + "\"}");
            StoreResource.down();
            vera.says(SECRET);
            await("the store to be missed")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> isLogged("store does not answer"));
            StoreResource.up();
            await("the store to be back").atMost(Duration.ofSeconds(30)).until(() -> isLogged("store answers again"));
            try (var again = chat.visitor().resumes(vera, 0)) {
                again.hears(SECRET);
                again.sends(new VisitorFrame.End());
                again.isTold(Phase.ENDED);
            }
            await("the end in the log").until(() -> isLogged(vera.conversation() + ": chatting -> ended"));
            assertThat(kept.lines)
                    .anySatisfy(line -> assertThat(line).contains(vera.conversation() + ": waiting -> chatting"))
                    .noneMatch(line -> line.contains(SECRET))
                    .noneMatch(line -> line.contains(vera.token()))
                    .noneMatch(line -> line.contains(access))
                    .noneMatch(line -> line.contains("Sec-WebSocket-Protocol"))
                    .allSatisfy(LogTest::isReadable);
        }
    }

    private boolean isLogged(String what) {
        return kept.lines.stream().anyMatch(line -> line.contains(what));
    }

    private static void isReadable(String line) {
        JsonObject entry = new JsonObject(line);
        assertThat(entry.getString("level")).isNotEmpty();
        assertThat(entry.getString("loggerName")).isNotEmpty();
        assertThat(entry.getString("message")).isNotNull();
        assertThat(entry.getInstant("timestamp")).isNotNull();
        assertThat(line.strip()).doesNotContain("\n");
    }
}
