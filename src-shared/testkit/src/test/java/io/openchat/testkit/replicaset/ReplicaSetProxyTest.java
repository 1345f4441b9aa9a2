package io.openchat.testkit.replicaset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.openchat.testkit.store.BehindProxy;
import io.openchat.testkit.store.TestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The driver takes the proxy for a replica set, with all that may happen to one. */
@BehindProxy
class ReplicaSetProxyTest {
    private TestStore store;
    private ReplicaSetProxy set;
    private MongoClient client;

    @BeforeEach
    void open() {
        store = TestStore.open();
        set = new ReplicaSetProxy(store.address());
        client = MongoClients.create(set.address().connectionString()
                + "&retryWrites=true&serverSelectionTimeoutMS=3000&heartbeatFrequencyMS=500&socketTimeoutMS=2000");
    }

    @AfterEach
    void close() {
        client.close();
        set.close();
        store.close();
    }

    private MongoCollection<Document> notes() {
        return client.getDatabase(store.address().database()).getCollection("notes");
    }

    @Test
    void writes_bearNumbers_andArriveOnce() {
        notes().insertOne(new Document("_id", 1));
        notes().updateOne(new Document("_id", 1), new Document("$set", new Document("n", 2)));
        List<Document> many = new ArrayList<>();
        for (int i = 2; i < 500; i++) {
            many.add(new Document("_id", i));
        }
        notes().insertMany(many);
        assertThat(notes().countDocuments()).isEqualTo(499);
        assertThat(set.writes().numbered()).isEqualTo(Map.of("insert", 2L, "update", 1L));
        assertThat(set.writes().bare()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"NO_PRIMARY", "SHUTTING_DOWN", "REFUSING"})
    void aWriteInAnElection_waitsForItsEnd(Trouble trouble) throws Exception {
        notes().insertOne(new Document("_id", 1));
        set.has(trouble);
        var write = CompletableFuture.runAsync(() -> notes().insertOne(new Document("_id", 2)));
        assertThatThrownBy(() -> write.get(500, TimeUnit.MILLISECONDS))
                .as("still waiting")
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        set.has(Trouble.NONE);
        write.get(10, TimeUnit.SECONDS);
        assertThat(notes().countDocuments()).isEqualTo(2);
    }

    @Test
    void anElectionThatLasts_isToldToWhoWrites() {
        notes().insertOne(new Document("_id", 1));
        set.has(Trouble.NO_PRIMARY);
        assertThatThrownBy(() -> notes().insertOne(new Document("_id", 2)))
                .isInstanceOfAny(MongoTimeoutException.class, MongoNotPrimaryException.class);
    }

    @Test
    void anAnswerThatIsLost_isAskedForAgain_andTheWriteIsDoneOnce() {
        notes().insertOne(new Document("_id", 1));
        set.has(Trouble.ANSWERS_LOST);
        int tried = 1;
        int refused = 0;
        while (set.writes().repeated() == 0 && tried < 39) {
            tried++;
            try {
                notes().insertOne(new Document("_id", tried));
            } catch (MongoException e) {
                // lost twice
                refused++;
            }
        }
        set.has(Trouble.NONE);
        assertThat(set.writes().repeated()).isPositive();
        assertThat(notes().countDocuments()).as("done, whoever was told").isBetween((long) tried - refused, (long)
                tried);
    }

    @Test
    void aWriteThatIsNotReplicatedInTime_isToldSo_andIsDone() {
        set.has(Trouble.NOT_REPLICATED_IN_TIME);
        assertThatThrownBy(() -> notes().insertOne(new Document("_id", 1)))
                .isInstanceOf(MongoWriteConcernException.class);
        set.has(Trouble.NONE);
        assertThat(notes().countDocuments()).isEqualTo(1);
    }

    @Test
    void aFrozenStore_answersWhatItWasAsked_whenItThaws() throws Exception {
        notes().insertOne(new Document("_id", 1));
        set.has(Trouble.FROZEN);
        var write = CompletableFuture.runAsync(() -> notes().insertOne(new Document("_id", 2)));
        assertThatThrownBy(() -> write.get(500, TimeUnit.MILLISECONDS))
                .as("still waiting")
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        set.has(Trouble.NONE);
        write.get(10, TimeUnit.SECONDS);
        assertThat(set.writes().repeated()).isZero();
        assertThat(notes().countDocuments()).isEqualTo(2);
    }

    @Test
    void whatHangs_endsWithTheClientsPatience() {
        notes().insertOne(new Document("_id", 1));
        set.has(Trouble.HALF_OPEN);
        assertThatThrownBy(() -> notes().insertOne(new Document("_id", 2))).isInstanceOf(MongoException.class);
    }
}
