package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.openchat.shared.record.AgencyRecord;
import io.openchat.shared.record.AgentRecord;
import io.openchat.shared.record.AuditRecord;
import io.openchat.shared.record.BlockRecord;
import io.openchat.shared.record.Collections;
import io.openchat.shared.record.ConfiguredRecord;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.DepartmentRecord;
import io.openchat.shared.record.FeedRecord;
import io.openchat.shared.record.FiguresRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.SessionRecord;
import io.openchat.shared.record.SettingsRecord;
import io.openchat.shared.setting.LiveSettings;
import io.openchat.shared.setting.Settings;
import io.openchat.shared.wire.AgentFrame;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.Agent;
import io.openchat.testkit.client.ChatSocket;
import io.openchat.testkit.client.Handshake;
import io.openchat.testkit.frozen.FrozenRecords;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonValue;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What earlier versions wrote is read, obeyed and gone on with; and what is written has all that they know. */
@QuarkusTest
@WithTestResource(value = StoreResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@WithTestResource(OidcWiremockTestResource.class)
class FrozenRecordsTest {
    private static final Map<String, Class<?>> SHAPES = Map.ofEntries(
            Map.entry(Collections.CONVERSATIONS, ConversationRecord.class),
            Map.entry(Collections.MESSAGES, MessageRecord.class),
            Map.entry(Collections.SESSIONS, SessionRecord.class),
            Map.entry(Collections.AGENTS, AgentRecord.class),
            Map.entry(Collections.AGENCIES, AgencyRecord.class),
            Map.entry(Collections.BLOCKS, BlockRecord.class),
            Map.entry(Collections.SETTINGS, SettingsRecord.class),
            Map.entry(Collections.CONFIGURED, ConfiguredRecord.class),
            Map.entry(Collections.DEPARTMENTS, DepartmentRecord.class),
            Map.entry(Collections.AUDIT, AuditRecord.class),
            Map.entry(Collections.FEEDS, FeedRecord.class),
            Map.entry(Collections.FIGURES, FiguresRecord.class));

    @TestHTTPResource
    URI base;

    @Inject
    MongoDatabase mongo;

    @Inject
    LiveSettings live;

    @ParameterizedTest
    @MethodSource("io.openchat.testkit.frozen.FrozenRecords#all")
    void whatIsReadAndWritten_hasAllThatItHad(FrozenRecords frozen) {
        SHAPES.forEach((collection, shape) -> {
            assertThat(frozen.of(collection)).as(collection).isNotEmpty();
            frozen.of(collection).forEach(document -> assertIsKept(document, rewritten(document, shape), collection));
        });
    }

    @ParameterizedTest
    @MethodSource("io.openchat.testkit.frozen.FrozenRecords#all")
    void aVisitorOfThatTime_readsWhatWasSaid(FrozenRecords frozen) {
        isThere(frozen);
        try (ChatSocket vera = visitor("203.0.113.10")) {
            vera.sends(new VisitorFrame.Resume(frozen.token("Vera"), 0));
            vera.isTold(Phase.ENDED);
            assertThat(vera.messages())
                    .extracting(ServiceFrame.Message::text)
                    .containsSubsequence("Hello? 😀", "claimed", "Good morning", "transferred", "Bonjour", "released")
                    .containsSubsequence("released", "claimed", "Thanks", "ended_by_agent", "rated")
                    .doesNotContain("has called twice", "speaks French");
        }
    }

    @ParameterizedTest
    @MethodSource("io.openchat.testkit.frozen.FrozenRecords#all")
    void whoWaitedThen_isServedNow(FrozenRecords frozen) {
        isThere(frozen);
        try (ChatSocket wendy = visitor("203.0.113.11")) {
            wendy.sends(new VisitorFrame.Resume(frozen.token("Wendy"), 0));
            wendy.isTold(Phase.WAITING);
            String conversation =
                    wendy.gets(ServiceFrame.Started.class, _ -> true).conversation();
            try (Agent carla = new Chat(base).agent("carla")) {
                carla.sends(new AgentFrame.Claim(conversation));
                carla.hears("Anybody there?");
                carla.sends(new AgentFrame.Send(conversation, UUID.randomUUID().toString(), "Now there is"));
                wendy.hears("Now there is");
                carla.sends(new AgentFrame.End(conversation));
                wendy.isTold(Phase.ENDED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.openchat.testkit.frozen.FrozenRecords#all")
    void whatWasSetAndBlockedThen_holds(FrozenRecords frozen) {
        isThere(frozen);
        await("the setting").atMost(Duration.ofSeconds(20)).until(() -> live.get(Settings.WAITING_MOST) == 9000);
        await("the block")
                .atMost(Duration.ofSeconds(20))
                .until(() -> catchThrowable(() -> visitor("203.0.113.9").close()) != null);
        visitor("198.51.100.7").close(); // was lifted
        await("the department")
                .atMost(Duration.ofSeconds(20))
                .until(() -> "returns".equals(departmentOf("Rücksendungen")));
    }

    private String departmentOf(String wish) {
        try (ChatSocket visitor = visitor("203.0.113.12")) {
            visitor.sends(new VisitorFrame.Start(
                    UUID.randomUUID().toString(), "Dora", null, null, wish, "de", "https://example.com/", true));
            String id = visitor.gets(ServiceFrame.Started.class, _ -> true).conversation();
            visitor.sends(new VisitorFrame.End());
            visitor.isTold(Phase.ENDED);
            BsonDocument stored = Objects.requireNonNull(openchat()
                    .getCollection(Collections.CONVERSATIONS, BsonDocument.class)
                    .find(Filters.eq("_id", id))
                    .first());
            return stored.getString("departmentKey").getValue();
        }
    }

    private ChatSocket visitor(String address) {
        Chat chat = new Chat(base);
        return new ChatSocket(chat.socket("/ws/visitor"), chat.from(address), Handshake.visitor());
    }

    private MongoDatabase openchat() {
        return mongo;
    }

    /**
     * The store of that version, as if the people had been there a moment ago; and as if what is set had been then, since a service
     * that runs asks for nothing older.
     */
    private void isThere(FrozenRecords frozen) {
        BsonDateTime now = new BsonDateTime(Instant.now().toEpochMilli());
        for (String collection : SHAPES.keySet()) {
            var all = openchat().getCollection(collection, BsonDocument.class);
            all.deleteMany(new BsonDocument());
            for (BsonDocument document : frozen.of(collection)) {
                if (document.containsKey("seen")) {
                    document.getDocument("seen").replaceAll((side, then) -> now);
                }
                document.computeIfPresent("changedAt", (field, then) -> now);
                all.insertOne(document);
            }
        }
    }

    private <T> BsonDocument rewritten(BsonDocument document, Class<T> shape) {
        CodecRegistry registry = openchat().getCodecRegistry();
        Codec<T> codec = registry.get(shape);
        T read = codec.decode(
                new BsonDocumentReader(document), DecoderContext.builder().build());
        BsonDocument written = new BsonDocument();
        codec.encode(
                new BsonDocumentWriter(written), read, EncoderContext.builder().build());
        return written;
    }

    private static void assertIsKept(BsonValue was, @Nullable BsonValue is, String where) {
        if (was.isDocument() && is != null && is.isDocument()) {
            was.asDocument()
                    .forEach((field, value) ->
                            assertIsKept(value, is.asDocument().get(field), where + "." + field));
        } else if (was.isArray() && is != null && is.isArray()) {
            assertThat(is.asArray()).as(where).hasSameSizeAs(was.asArray());
            for (int i = 0; i < was.asArray().size(); i++) {
                assertIsKept(was.asArray().get(i), is.asArray().get(i), where + "[]");
            }
        } else {
            assertThat(is).as(where).isEqualTo(was);
        }
    }
}
