package io.openchat.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection with indexes answers as one without, whatever was asked, changed and restarted. */
class IndexedTest {
    private static final int MANY = 400;
    private static final Instant FIRST = Instant.parse("2026-11-26T00:00:00Z");

    private static final List<Bson> CONDITIONS = List.of(
            new Document(),
            eq("state", "waiting"),
            eq("state", null),
            in("state", "waiting", "chatting", "waiting", "unheard of"),
            in("state", null, "ended"),
            gte("at", at(100)),
            and(gte("at", at(100)), lt("at", at(300))),
            and(gt("at", at(100)), lt("at", at(300)), eq("state", "ended")),
            and(eq("state", "ended"), regex("visitor.name", "1")),
            and(in("state", "waiting", "ended"), lt("at", at(50))),
            or(eq("state", "waiting"), eq("rank", 3)),
            eq("visitor.name", "v17"),
            and(eq("rank", 3), eq("rank", 4)),
            gte("rank", 2),
            eq("rank", 3L),
            eq("keys", "k3"),
            eq("keys", null),
            in("keys", "k3", "k4", "k5"),
            and(eq("keys", "k3"), gte("at", at(100)), eq("state", "ended")),
            and(eq("keys", "k3"), eq("keys", "k4")),
            eq("_id", "d7"),
            and(eq("_id", "d7"), eq("state", "ended")),
            new Document("_id", "d7").append("rank", 3),
            new Document("_id", new Document("$in", List.of("d9", "d7", "d8", "none"))).append("rank", 3),
            and(in("_id", "d9", "d7"), gte("at", at(100))),
            and(eq("_id", "d7"), eq("_id", "d8")),
            eq("_id", null),
            gte("_id", "d39"));

    private static final List<Bson> ORDERS = List.of(
            ascending("at", "_id"),
            descending("at", "_id"),
            ascending("state", "at", "_id"),
            descending("visitor.name", "at", "_id"),
            orderBy(ascending("state"), descending("at", "_id")),
            descending("rank", "_id"));

    @TempDir
    Path folder;

    @Test
    void questionsAreAnsweredAlike() {
        with((indexed, plain) -> {
            fill(indexed, plain);
            compare(indexed, plain);
        });
    }

    @Test
    void alsoAfterChangesAndARestart() {
        with((indexed, plain) -> {
            fill(indexed, plain);
            both(indexed, plain, all -> change(all, new Random(7)));
        });
        with(this::compareAll);
    }

    @Test
    void anIndexMadeLaterHoldsWhatWasThereBefore() {
        with((indexed, plain) -> {
            both(indexed, plain, IndexedTest::insert);
            index(indexed);
            compare(indexed, plain);
        });
    }

    private void compareAll(MongoCollection<Document> indexed, MongoCollection<Document> plain) {
        assertThat(plain.countDocuments()).isPositive();
        compare(indexed, plain);
    }

    private static void fill(MongoCollection<Document> indexed, MongoCollection<Document> plain) {
        index(indexed);
        both(indexed, plain, IndexedTest::insert);
    }

    private static void index(MongoCollection<Document> collection) {
        collection.createIndex(Indexes.ascending("at", "_id"));
        collection.createIndex(Indexes.ascending("state", "at", "_id"));
        collection.createIndex(Indexes.ascending("visitor.name", "at", "_id"));
        collection.createIndex(Indexes.ascending("rank"));
        collection.createIndex(Indexes.ascending("keys", "at", "_id"));
    }

    private static void insert(MongoCollection<Document> collection) {
        Random random = new Random(1);
        List<Document> all = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            Document document = new Document("_id", "d" + n).append("at", Date.from(at(random.nextInt(MANY))));
            if (random.nextInt(4) > 0) {
                document.append("state", List.of("waiting", "chatting", "ended").get(random.nextInt(3)));
            }
            document.append("visitor", new Document("name", "v" + random.nextInt(40)));
            document.append("rank", random.nextBoolean() ? (Object) random.nextInt(5) : (Object) 3L);
            if (random.nextInt(4) > 0) {
                document.append("keys", keys(random));
            }
            all.add(document);
        }
        collection.insertMany(all);
    }

    private static List<String> keys(Random random) {
        return random.ints(0, 8).limit(3).distinct().mapToObj(n -> "k" + n).toList();
    }

    private static void change(MongoCollection<Document> collection, Random random) {
        for (int n = 0; n < MANY / 2; n++) {
            Bson one = eq("_id", "d" + random.nextInt(MANY));
            switch (random.nextInt(6)) {
                case 4 -> collection.updateOne(one, addToSet("keys", "k" + random.nextInt(8)));
                case 5 -> collection.updateOne(one, set("keys", keys(random)));
                case 0 -> collection.updateOne(one, set("state", "chatting"));
                case 1 -> collection.updateOne(one, unset("state"));
                case 2 -> collection.updateOne(one, set("at", Date.from(at(random.nextInt(MANY)))));
                default -> collection.deleteOne(one);
            }
        }
        collection.updateMany(eq("state", "waiting"), set("rank", 9));
    }

    private static void compare(MongoCollection<Document> indexed, MongoCollection<Document> plain) {
        for (Bson condition : CONDITIONS) {
            assertThat(indexed.find(condition))
                    .as("%s", condition)
                    .containsExactlyInAnyOrderElementsOf(plain.find(condition));
            assertThat(indexed.countDocuments(condition))
                    .as("%s", condition)
                    .isEqualTo(plain.countDocuments(condition));
            CountOptions some = new CountOptions().skip(3).limit(20);
            assertThat(indexed.countDocuments(condition, some))
                    .as("some of %s", condition)
                    .isEqualTo(plain.countDocuments(condition, some));
            for (Bson order : ORDERS) {
                assertThat(indexed.find(condition).sort(order).skip(5).limit(30))
                        .as("%s by %s", condition, order)
                        .containsExactlyElementsOf(
                                plain.find(condition).sort(order).skip(5).limit(30));
            }
        }
    }

    private static Instant at(int minutes) {
        return FIRST.plusSeconds(60L * minutes);
    }

    private static void both(
            MongoCollection<Document> a, MongoCollection<Document> b, Consumer<MongoCollection<Document>> action) {
        action.accept(a);
        action.accept(b);
    }

    private interface Use {
        void of(MongoCollection<Document> indexed, MongoCollection<Document> plain);
    }

    private void with(Use use) {
        try (EmbeddedStore store = EmbeddedStore.open(folder, EmbeddedStore.ANY_PORT);
                MongoClient client = MongoClients.create(store.connectionString())) {
            var database = client.getDatabase("test");
            use.of(database.getCollection("indexed"), database.getCollection("plain"));
        }
    }
}
