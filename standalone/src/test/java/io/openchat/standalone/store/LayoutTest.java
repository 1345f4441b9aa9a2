package io.openchat.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was stored is there again after a restart, whatever its type, and whoever wrote the file. */
class LayoutTest {
    private static final int MANY = 500;

    @TempDir
    Path folder;

    @Test
    void everyTypeSurvivesARestart() {
        Document all = new Document("_id", new ObjectId())
                .append("text", "ü\uD83D\uDE00")
                .append("int", 7)
                .append("long", Long.MAX_VALUE)
                .append("double", -0.5)
                .append("decimal", Decimal128.parse("1.50"))
                .append("flag", true)
                .append("nothing", null)
                .append("time", Date.from(Instant.parse("2026-11-26T09:30:00.123Z")))
                .append("uuid", UUID.randomUUID())
                .append("list", Arrays.asList(1, "a", null, new Document("b", 2)))
                .append("inner", new Document("c", List.of()));
        try (EmbeddedStore store = open();
                MongoClient client = connect(store.connectionString())) {
            things(client).insertOne(all);
        }
        try (EmbeddedStore store = open();
                MongoClient client = connect(store.connectionString())) {
            assertThat(things(client).find()).containsExactly(all);
            assertThat(things(client).find(new Document("_id", all.get("_id")))).containsExactly(all);
        }
    }

    @Test
    void keysOfEveryTypeAreFoundAgain() {
        List<Object> keys = List.of("a", "b/2", 1, 2L, 2.5, new ObjectId(), true, new Document("x", 1));
        try (EmbeddedStore store = open();
                MongoClient client = connect(store.connectionString())) {
            keys.forEach(key -> things(client).insertOne(new Document("_id", key)));
        }
        try (EmbeddedStore store = open();
                MongoClient client = connect(store.connectionString())) {
            assertThat(keys)
                    .allSatisfy(key -> assertThat(things(client).countDocuments(new Document("_id", key)))
                            .isOne());
        }
    }

    @Test
    void aFileInWhichIdsHadAMapOfTheirOwnLosesItAndKeepsTheRest() {
        try (MVStore store = MVStore.open(null)) {
            store.<String, Integer>openMap("openchat.layout").put("openchat.layout", 2);
            Layout.open(store, "test.things._index__id_").put("a", "a");
            Layout.open(store, "test.things._index_name_1").put("n", "a");
            Layout.open(store, "databases.test.things").put("a", "document");

            Layout.update(store);

            assertThat(store.getMapNames())
                    .contains("test.things._index_name_1", "databases.test.things")
                    .doesNotContain("test.things._index__id_");
            assertThat(Layout.open(store, "databases.test.things").get("a")).isEqualTo("document");
        }
    }

    @Test
    void aUniqueIndexHoldsNothingOnce_alsoAfterARestart() {
        try (EmbeddedStore store = open();
                MongoClient client = connect(store.connectionString())) {
            things(client).createIndex(Indexes.ascending("conversation", "seq"), new IndexOptions().unique(true));
            things(client).insertOne(thing(1).append("seq", null));
        }
        try (EmbeddedStore store = open();
                MongoClient client = connect(store.connectionString())) {
            assertThatThrownBy(() -> things(client).insertOne(thing(2).append("seq", null)))
                    .hasMessageContaining("E11000");
            things(client).insertOne(thing(3));
            assertThat(things(client).countDocuments()).isEqualTo(2);
        }
    }

    @Test
    void aFileOfTheFirstLayout_isTakenOver_withItsIndexes() {
        MongoServer before = new MongoServer(
                new H2Backend(MVStore.open(folder.resolve("openchat.mv").toString())));
        try (MongoClient client = connect("mongodb://127.0.0.1:" + before.bind().getPort())) {
            things(client).createIndex(Indexes.ascending("conversation", "seq"), new IndexOptions().unique(true));
            things(client)
                    .insertMany(
                            IntStream.range(0, MANY).mapToObj(LayoutTest::thing).toList());
        } finally {
            before.shutdownNow();
        }
        for (int start = 1; start <= 2; start++) {
            try (EmbeddedStore store = open();
                    MongoClient client = connect(store.connectionString())) {
                assertThat(things(client).countDocuments()).isEqualTo(MANY);
                assertThat(things(client).find(new Document("_id", "c/77"))).containsExactly(thing(77));
                assertThatThrownBy(() -> things(client).insertOne(thing(77).append("_id", "other")))
                        .hasMessageContaining("E11000");
            }
        }
    }

    private static Document thing(int n) {
        return new Document("_id", "c/" + n).append("conversation", "c").append("seq", n);
    }

    private EmbeddedStore open() {
        return EmbeddedStore.open(folder, EmbeddedStore.ANY_PORT);
    }

    private static MongoClient connect(String address) {
        return MongoClients.create(address + "/?uuidRepresentation=standard");
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("test").getCollection("things");
    }
}
