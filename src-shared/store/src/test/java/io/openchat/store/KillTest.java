package io.openchat.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store whose process is killed in the middle of writing keeps all that it has acknowledged, and nothing by half. */
class KillTest {

    private static final int WRITERS = 4;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 400;

    @TempDir
    Path folder;

    @Test
    void everythingAcknowledgedBeforeAKillIsThereAfterIt() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            acknowledged.addAll(writeUntilKilled("round" + round));
        }

        try (EmbeddedStore store = EmbeddedStore.open(folder, EmbeddedStore.ANY_PORT);
                MongoClient client = MongoClients.create(store.connectionString())) {
            MongoCollection<Document> written = collection(client);
            Set<String> stored = new HashSet<>();
            written.find().forEach(document -> stored.add(document.getString("id")));
            assertThat(stored).containsAll(acknowledged).hasSizeLessThanOrEqualTo(acknowledged.size() + 3 * WRITERS);
            // no index entry without its document: what is not there can be inserted again
            for (int n = 1; n <= WRITERS; n++) {
                String id = "round2-" + n + "-" + (last(stored, "round2-" + n + "-") + 1);
                written.insertOne(new Document("id", id));
            }
        }
    }

    private Set<String> writeUntilKilled(String round) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString(),
                        round)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Set<String> acknowledged = new HashSet<>();
        try (BufferedReader lines = child.inputReader()) {
            for (String id = lines.readLine(); id != null; id = lines.readLine()) {
                acknowledged.add(id);
                if (acknowledged.size() == ACKNOWLEDGED_BEFORE_THE_KILL) {
                    child.toHandle().destroyForcibly(); // Process.destroyForcibly would close the stream too
                }
            }
        }
        assertThat(child.waitFor()).as("killed, not ended").isNotZero();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL);
        return acknowledged;
    }

    private static int last(Set<String> ids, String prefix) {
        return ids.stream()
                .filter(id -> id.startsWith(prefix))
                .mapToInt(id -> Integer.parseInt(id.substring(prefix.length())))
                .max()
                .orElseThrow();
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        MongoCollection<Document> written = client.getDatabase("openchat").getCollection("written");
        written.createIndex(Indexes.ascending("id"), new IndexOptions().unique(true));
        return written;
    }

    /** The process that is killed: it prints the id of a document as soon as the store has acknowledged it. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] args) {
            EmbeddedStore store = EmbeddedStore.open(Path.of(args[0]), EmbeddedStore.ANY_PORT);
            MongoCollection<Document> written = collection(MongoClients.create(store.connectionString()));
            for (int n = 1; n <= WRITERS; n++) {
                String prefix = args[1] + "-" + n + "-";
                Thread.ofPlatform().start(() -> write(written, prefix));
            }
        }

        private static void write(MongoCollection<Document> written, String prefix) {
            for (int i = 0; ; i++) {
                written.insertOne(new Document("id", prefix + i).append("text", "x".repeat(i % 700)));
                System.out.println(prefix + i);
            }
        }
    }
}
