package io.openchat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the store lets in that stands in for mongod on a cluster, and what they may do. */
class ContainerProgramTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "MONGO_INITDB_ROOT_USERNAME", "root",
            "MONGO_INITDB_ROOT_PASSWORD", "rootsecret",
            "MONGODB_CHAT_PASSWORD", "chatsecret",
            "MONGODB_VIEW_PASSWORD", "viewsecret",
            "PATH", "/usr/bin");

    @TempDir
    Path folder;

    private EmbeddedStore store;

    @BeforeEach
    void open() {
        store = EmbeddedStore.open(
                folder,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                ContainerProgram.accounts(ENVIRONMENT));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void root_mayDoEverything() {
        try (MongoClient root = client("root", "rootsecret")) {
            root.getDatabase("other").getCollection("things").insertOne(new Document());
            assertThat(root.getDatabase("other").getCollection("things").countDocuments())
                    .isEqualTo(1);
        }
    }

    @Test
    void chat_writesOnlyItsDatabase() {
        try (MongoClient chat = client("chat", "chatsecret")) {
            chat.getDatabase("openchat").getCollection("messages").insertOne(new Document());
            assertThatThrownBy(() ->
                            chat.getDatabase("other").getCollection("things").insertOne(new Document()))
                    .hasMessageContaining("not authorized on other");
        }
    }

    @Test
    void view_readsAndMakesIndexes_andWritesWhatItMakesOfThem() {
        try (MongoClient view = client("view", "viewsecret")) {
            MongoDatabase records = view.getDatabase("openchat");
            records.getCollection("messages").createIndex(new Document("at", 1));
            assertThat(records.getCollection("messages").find()).isEmpty();
            for (String command : new String[] {
                "{insert: 'messages', documents: [{}]}",
                "{update: 'messages', updates: [{q: {}, u: {$set: {text: 'x'}}}]}",
                "{delete: 'messages', deletes: [{q: {}, limit: 0}]}",
                "{findAndModify: 'messages', query: {}, update: {$set: {text: 'x'}}}"
            }) {
                assertThatThrownBy(() -> records.runCommand(Document.parse(command)))
                        .isInstanceOf(MongoCommandException.class)
                        .hasMessageContaining("not authorized on openchat");
            }
            for (String own : new String[] {"configured", "feeds", "figures"}) {
                records.getCollection(own).insertOne(new Document("_id", 1));
                records.getCollection(own)
                        .updateOne(new Document("_id", 1), new Document("$set", new Document("n", 2)));
                assertThat(records.getCollection(own).countDocuments()).isEqualTo(1);
            }
        }
    }

    @Test
    void aPasswordOfAnotherIsRefused() {
        try (MongoClient mallory = client("root", "viewsecret")) {
            assertThatThrownBy(() -> mallory.getDatabase("openchat")
                            .getCollection("messages")
                            .countDocuments())
                    .isInstanceOf(MongoException.class);
        }
    }

    /** As the chart writes it: without a mechanism, which the store names. */
    private MongoClient client(String user, String password) {
        return MongoClients.create(
                "mongodb://" + user + ":" + password + "@127.0.0.1:" + store.port() + "/?authSource=admin");
    }
}
