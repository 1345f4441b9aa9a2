package io.openchat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What they get who reach the port of the store, which every user of the machine does. */
class LoginTest {

    private static final String PASSWORD = "aGoodPasswordOfLettersAndDigits42";

    @TempDir
    Path temp;

    private EmbeddedStore store;

    @BeforeEach
    void open() {
        store = EmbeddedStore.open(temp, EmbeddedStore.ANY_PORT, PASSWORD);
        try (MongoClient knows = MongoClients.create(store.connectionString())) {
            knows.getDatabase("openchat").getCollection("messages").insertOne(new Document("text", "between us"));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whoKnowsThePasswordReadsAndWrites() {
        try (MongoClient knows = MongoClients.create(store.connectionString())) {
            MongoDatabase database = knows.getDatabase("openchat");
            assertThat(database.getCollection("messages").find().first()).containsEntry("text", "between us");
            assertThat(database.getCollection("messages")
                            .deleteMany(new Document())
                            .getDeletedCount())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'messages'}",
                "{aggregate: 'messages', pipeline: [], cursor: {}}",
                "{count: 'messages'}",
                "{getMore: 1, collection: 'messages'}",
                "{insert: 'messages', documents: [{}]}",
                "{update: 'messages', updates: [{q: {}, u: {$set: {text: 'x'}}}]}",
                "{delete: 'messages', deletes: [{q: {}, limit: 0}]}",
                "{drop: 'messages'}",
                "{dropDatabase: 1}",
                "{listCollections: 1}",
                "{listDatabases: 1}",
                "{serverStatus: 1}",
                "{saslContinue: 1, conversationId: 1, payload: ''}"
            })
    void whoDoesNotGetsNothing(String command) {
        try (MongoClient stranger = MongoClients.create("mongodb://127.0.0.1:" + store.port())) {
            assertThatThrownBy(() -> stranger.getDatabase("openchat").runCommand(Document.parse(command)))
                    .isInstanceOf(MongoCommandException.class)
                    .hasMessageContaining("requires authentication");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openchat:wrong", "somebody:" + PASSWORD})
    void aWrongPasswordOrNameIsRefused(String login) {
        try (MongoClient stranger =
                MongoClients.create("mongodb://" + login + "@127.0.0.1:" + store.port() + "/?authSource=admin")) {
            assertThatThrownBy(() -> stranger.getDatabase("openchat")
                            .getCollection("messages")
                            .find()
                            .first())
                    .isInstanceOf(MongoSecurityException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{saslStart: 1, mechanism: 'SCRAM-SHA-256', payload: ''}",
                "{saslStart: 1, mechanism: 'SCRAM-SHA-256', payload: 1}",
                "{saslStart: 1, mechanism: 'PLAIN', payload: {$binary: {base64: 'bixhLHI9YQ==', subType: '00'}}}",
                "{saslStart: 1, mechanism: 'SCRAM-SHA-256'}"
            })
    void aLoginThatIsNoneIsRefusedWithoutHarm(String command) {
        try (MongoClient stranger = MongoClients.create("mongodb://127.0.0.1:" + store.port())) {
            assertThatThrownBy(() -> stranger.getDatabase("admin").runCommand(Document.parse(command)))
                    .isInstanceOf(MongoCommandException.class)
                    .hasMessageContaining("Authentication failed");
        }
    }

    @Test
    void theOldProtocolIsNoWayAround() throws IOException {
        for (String collection : List.of("openchat.messages", "openchat.$cmd")) {
            assertThat(inTheOldProtocol(collection, "{find: 'messages'}"))
                    .as(collection)
                    .contains("requires authentication")
                    .doesNotContain("between us");
        }
    }

    /** An OP_QUERY, which drivers do not send any more for anything but hello; the answer as text. */
    private String inTheOldProtocol(String collection, String query) throws IOException {
        ByteBuffer bson = RawBsonDocument.parse(query).getByteBuffer().asNIO();
        byte[] name = collection.getBytes(StandardCharsets.US_ASCII);
        int size = 16 + 4 + name.length + 1 + 8 + bson.remaining();
        ByteBuffer message = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(size)
                .putInt(1)
                .putInt(0)
                .putInt(2004)
                .putInt(0)
                .put(name)
                .put((byte) 0);
        message.putInt(0).putInt(-1).put(bson);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), store.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(message.array());
            byte[] length = socket.getInputStream().readNBytes(4);
            int rest = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt() - 4;
            return new String(socket.getInputStream().readNBytes(rest), StandardCharsets.UTF_8);
        }
    }
}
