package io.openchat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was stored is there again after a restart, whatever its type; a file that is not ours is left alone. */
class LayoutTest {
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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5})
    void aFileOfAnotherVersion_isRefused_andLeftAlone(int version) {
        String file = folder.resolve("openchat.mv").toString();
        try (MVStore store = MVStore.open(file)) {
            if (version > 0) {
                store.<String, Integer>openMap("openchat.layout").put("openchat.layout", version);
            }
            store.<String, String>openMap("databases.test.things").put("a", "document");
        }
        for (int start = 1; start <= 2; start++) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(file)
                    .hasMessageContaining("move it away to start with an empty one");
        }
        try (MVStore store = MVStore.open(file)) {
            assertThat(store.<String, String>openMap("databases.test.things")).containsEntry("a", "document");
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
