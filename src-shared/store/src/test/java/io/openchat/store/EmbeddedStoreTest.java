package io.openchat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {

    @TempDir
    Path folder;

    @Test
    void documentsAndUniqueIndexesSurviveARestart() {
        try (EmbeddedStore store = open();
                MongoClient client = connect(store)) {
            messages(client).insertOne(message("c", 1, "a"));
        }
        try (EmbeddedStore store = open();
                MongoClient client = connect(store)) {
            assertThat(messages(client).countDocuments()).isOne();
            assertThatThrownBy(() -> messages(client).insertOne(message("c", 1, "b")))
                    .hasMessageContaining("E11000");
        }
    }

    @Test
    void anUnorderedInsertNamesTheIndexThatRefusedEachDocument() {
        try (EmbeddedStore store = open();
                MongoClient client = connect(store)) {
            MongoCollection<Document> messages = messages(client);
            messages.insertMany(List.of(message("c", 1, "a"), message("c", 2, "b")));

            MongoBulkWriteException refused = catchThrowableOfType(
                    MongoBulkWriteException.class,
                    () -> messages.insertMany(
                            List.of(
                                    message("c", 1, "new"),
                                    message("c", 3, "b"),
                                    message("c", 2, "a"),
                                    message("c", 4, "good")),
                            new InsertManyOptions().ordered(false)));

            assertThat(refused.getWriteErrors())
                    .extracting(BulkWriteError::getIndex)
                    .containsExactly(0, 1, 2);
            assertThat(refused.getWriteErrors())
                    .extracting(BulkWriteError::getCode)
                    .containsOnly(11000);
            assertThat(refused.getWriteErrors().get(0).getMessage()).contains("conversation_1_seq_1");
            assertThat(refused.getWriteErrors().get(1).getMessage()).contains("conversation_1_id_1");
            // breaks both indexes: the one that was made first is named, the other is not
            assertThat(refused.getWriteErrors().get(2).getMessage())
                    .contains("conversation_1_seq_1")
                    .doesNotContain("conversation_1_id_1");
            assertThat(messages.countDocuments()).isEqualTo(3);
        }
    }

    @Test
    void ofManyInsertsOfOneSequenceNumberExactlyOneWins() throws Exception {
        int threads = 16;
        try (EmbeddedStore store = open();
                MongoClient client = connect(store);
                ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            MongoCollection<Document> messages = messages(client);
            for (int seq = 1; seq <= 20; seq++) {
                assertThat(winners(pool, messages, threads, seq)).isOne();
            }
            assertThat(messages.countDocuments()).isEqualTo(20);
        }
    }

    @Test
    void aCorruptFileIsOneLine() throws IOException {
        Files.writeString(folder.resolve("openchat.mv"), "this is no store\n".repeat(1000));

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is corrupt")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aFileThatIsInUseIsOneLine() {
        try (EmbeddedStore first = open()) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("in use by another");
        }
    }

    @Test
    void aBusyPortIsOneLineThatNamesIt() {
        try (EmbeddedStore first = EmbeddedStore.inMemory(EmbeddedStore.ANY_PORT)) {
            assertThatThrownBy(() -> EmbeddedStore.open(folder, first.port()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(String.valueOf(first.port()));
        }
        try (EmbeddedStore free = open()) {
            assertThat(free.port()).as("the file was let go").isPositive();
        }
    }

    private static long winners(ExecutorService pool, MongoCollection<Document> messages, int threads, int seq)
            throws Exception {
        List<Callable<Boolean>> inserts = new java.util.ArrayList<>();
        for (int i = 0; i < threads; i++) {
            String id = seq + "-" + i;
            inserts.add(() -> inserts(messages, message("c", seq, id)));
        }
        long winners = 0;
        for (Future<Boolean> one : pool.invokeAll(inserts)) {
            winners += one.get() ? 1 : 0;
        }
        return winners;
    }

    private static boolean inserts(MongoCollection<Document> messages, Document message) {
        try {
            messages.insertOne(message);
            return true;
        } catch (com.mongodb.MongoWriteException duplicate) {
            assertThat(duplicate.getCode()).isEqualTo(11000);
            return false;
        }
    }

    private EmbeddedStore open() {
        return EmbeddedStore.open(folder, EmbeddedStore.ANY_PORT);
    }

    private static MongoClient connect(EmbeddedStore store) {
        return MongoClients.create(store.connectionString());
    }

    private static MongoCollection<Document> messages(MongoClient client) {
        MongoCollection<Document> messages = client.getDatabase("openchat").getCollection("messages");
        messages.createIndex(Indexes.ascending("conversation", "seq"), new IndexOptions().unique(true));
        messages.createIndex(Indexes.ascending("conversation", "id"), new IndexOptions().unique(true));
        return messages;
    }

    private static Document message(String conversation, int seq, String id) {
        return new Document("conversation", conversation).append("seq", seq).append("id", id);
    }
}
