package io.openchat.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.openchat.shared.record.Collections;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.SearchKeys;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.frozen.FrozenRecords;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records of the version before, which knew no search keys. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class) // the same as the others, so that the service is not started again
class BackfillTest {
    private static final Bson OURS = Filters.regex("_id", "^before-");

    /** More than are filled at once. */
    private static final int MANY = 450;

    @Inject
    Backfill backfill;

    @Inject
    Repositories.OfConversations conversations;

    @AfterEach
    void deleteAll() {
        chats().deleteMany(OURS);
        sessions().deleteMany(OURS);
    }

    @Test
    void recordsOfBefore_canBeSearchedByNameAndAgent() {
        chats().insertMany(IntStream.range(0, MANY).mapToObj(BackfillTest::chat).toList());
        sessions().insertMany(List.of(session(7, 1, "alice"), session(7, 2, "bob"), session(7, 3, "alice")));
        backfill.run();

        assertThat(chats().countDocuments(Filters.and(OURS, Filters.eq(SearchKeys.FIELD, null))))
                .isZero();
        assertThat(found(Filters.eq(SearchKeys.FIELD, "visitor4"))).hasSize(11 + 50);
        assertThat(found(Filters.eq(ConversationRecord.SERVED_BY, "bob"))).containsExactly("before-7");
        assertThat(found(Filters.eq(ConversationRecord.SERVED_BY, "alice"))).containsExactly("before-7");
        assertThat(sessions().countDocuments(Filters.eq(SearchKeys.FIELD, "visitor7")))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("io.openchat.testkit.frozen.FrozenRecords#all")
    void whatAnEarlierVersionWrote_canBeSearched(FrozenRecords frozen) {
        List<BsonDocument> before = frozen.of(Collections.CONVERSATIONS);
        conversations
                .mongoDatabase()
                .getCollection(Collections.CONVERSATIONS, BsonDocument.class)
                .insertMany(before);
        List<BsonDocument> then = frozen.of(Collections.SESSIONS);
        conversations
                .mongoDatabase()
                .getCollection(Collections.SESSIONS, BsonDocument.class)
                .insertMany(then);
        try {
            backfill.run();
            String agent = then.getFirst().getDocument("agent").getString("id").getValue();
            String name =
                    before.getFirst().getDocument("visitor").getString("name").getValue();
            Bson ours = Filters.in(
                    "_id", before.stream().map(chat -> chat.get("_id")).toList());
            String key = SearchKeys.beginning(SearchKeys.folded(name));
            assertThat(chats().countDocuments(Filters.and(ours, Filters.eq(ConversationRecord.SERVED_BY, agent))))
                    .isPositive();
            assertThat(chats().countDocuments(Filters.and(ours, Filters.eq(SearchKeys.FIELD, key))))
                    .isPositive();
        } finally {
            before.forEach(chat -> chats().deleteOne(Filters.eq("_id", chat.get("_id"))));
            then.forEach(session -> sessions().deleteOne(Filters.eq("_id", session.get("_id"))));
        }
    }

    @Test
    void whatACurrentPodHasWritten_stays() {
        chats().insertOne(chat(1).append(ConversationRecord.SERVED_BY, List.of("carl")));
        sessions().insertOne(session(1, 1, "alice"));
        backfill.run();
        assertThat(Objects.requireNonNull(
                                chats().find(Filters.eq("_id", "before-1")).first())
                        .getList(ConversationRecord.SERVED_BY, String.class))
                .containsExactlyInAnyOrder("carl", "alice");
    }

    /** The conversation has its keys from a pod of ours, and was claimed by one of before. */
    @Test
    void whoServed_isAddedFromASessionOfAnOlderPod() {
        chats().insertOne(chat(3).append(SearchKeys.FIELD, List.of("visitor3")));
        sessions().insertOne(session(3, 1, "dora"));
        backfill.run();
        assertThat(found(Filters.eq(ConversationRecord.SERVED_BY, "dora"))).containsExactly("before-3");
    }

    @Test
    void aChatThatNobodyServed_canBeReadAndFound() {
        chats().insertOne(chat(2));
        backfill.run();
        assertThat(conversations.findByIdOptional("before-2")).isPresent();
        assertThat(found(Filters.eq(SearchKeys.FIELD, "visitor2"))).containsExactly("before-2");
    }

    private List<String> found(Bson which) {
        return chats().find(Filters.and(OURS, which))
                .map(chat -> chat.getString("_id"))
                .into(new ArrayList<>());
    }

    private static Document chat(int number) {
        BsonDateTime at = new BsonDateTime(1_700_000_000_000L + number);
        return new Document("_id", "before-" + number)
                .append(
                        "visitor",
                        new Document("name", "Visitor" + number)
                                .append("locale", "en")
                                .append("consent", true))
                .append("createdAt", at)
                .append("tokenHash", "hash")
                .append(
                        "status",
                        new Document("state", "ended")
                                .append("waitingSince", at)
                                .append("served", 1))
                .append("version", 3L)
                .append("seen", new Document("visitorAt", at));
    }

    private static Document session(int chat, int number, String agent) {
        return new Document("_id", "before-" + chat + "/" + number)
                .append("conversation", "before-" + chat)
                .append("number", number)
                .append("agent", new Document("id", agent).append("name", agent))
                .append("client", new Document("name", "Visitor" + chat))
                .append("startedAt", new BsonDateTime(1_700_000_000_000L));
    }

    private MongoCollection<Document> chats() {
        return conversations.mongoDatabase().getCollection(Collections.CONVERSATIONS);
    }

    private MongoCollection<Document> sessions() {
        return conversations.mongoDatabase().getCollection(Collections.SESSIONS);
    }
}
