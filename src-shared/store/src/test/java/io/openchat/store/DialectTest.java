package io.openchat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the store takes of MongoDB's language is what the services say; all else is refused by name, and nothing is passed over. */
class DialectTest {
    private final EmbeddedStore store = EmbeddedStore.inMemory(EmbeddedStore.ANY_PORT);
    private final MongoClient client = MongoClients.create(store.connectionString());
    private final MongoDatabase database = client.getDatabase("openchat");

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void theListsAreThese() {
        assertThat(Dialect.CONDITIONS).containsExactlyInAnyOrder("$and", "$or", "$in", "$gt", "$gte", "$lt");
        assertThat(Dialect.CHANGES).containsExactlyInAnyOrder("$set", "$unset", "$setOnInsert", "$addToSet", "$each");
        assertThat(Dialect.STAGES).containsExactlyInAnyOrder("$match", "$skip", "$limit", "$group");
        assertThat(Dialect.OF_AN_INDEX).containsExactlyInAnyOrder("key", "name", "unique", "v");
        assertThat(Dialect.COMMANDS)
                .containsExactlyInAnyOrder(
                        "hello",
                        "ismaster",
                        "ping",
                        "buildinfo",
                        "endsessions",
                        "killcursors",
                        "find",
                        "getmore",
                        "aggregate",
                        "insert",
                        "update",
                        "delete",
                        "findandmodify",
                        "createindexes",
                        "listindexes",
                        "listcollections");
    }

    @Test
    void whatTheServicesSayIsTaken() {
        MongoCollection<Document> chats = database.getCollection("chats");
        chats.createIndex(Indexes.ascending("state", "at"));
        chats.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        for (int n = 0; n < 10; n++) {
            chats.insertOne(new Document("_id", "c" + n)
                    .append("state", "waiting")
                    .append("at", n)
                    .append("key", n));
        }
        chats.updateOne(
                Filters.eq("_id", "new"),
                Updates.combine(Updates.set("at", 10), Updates.unset("state"), Updates.setOnInsert("key", 10)),
                new UpdateOptions().upsert(true));
        chats.updateMany(Filters.in("_id", "c1", "c2"), Updates.set("state", "ended"));
        chats.updateOne(Filters.eq("_id", "c4"), Updates.addToSet("all", "a"));
        chats.updateOne(Filters.eq("_id", "c4"), Updates.addEachToSet("all", List.of("b", "a")));
        assertThat(chats.find(Filters.eq("all", "b")).map(chat -> chat.getList("all", String.class)))
                .containsExactly(List.of("a", "b"));
        assertThat(chats.countDocuments(
                        Filters.and(Filters.gte("at", 1), Filters.lt("at", 9)),
                        new CountOptions().skip(1).limit(5)))
                .isEqualTo(5);
        assertThat(chats.find(Filters.or(Filters.eq("state", null), Filters.gt("at", 8)))
                        .sort(new Document("at", -1)))
                .extracting(chat -> chat.getString("_id"))
                .containsExactly("new", "c9");
        assertThat(chats.find(Filters.regex("state", "^END", "i"))).hasSize(2);
        assertThat(chats.findOneAndUpdate(Filters.eq("_id", "c3"), Updates.set("at", 33)))
                .containsEntry("at", 3);
        assertThat(chats.deleteMany(new Document()).getDeletedCount()).isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$ne         | {find: 'chats', filter: {state: {$ne: 'ended'}}}",
                "$lte        | {find: 'chats', filter: {$and: [{state: 'ended'}, {at: {$lte: 3}}]}}",
                "$exists     | {find: 'chats', filter: {state: {$exists: true}}}",
                "$regex      | {find: 'chats', filter: {state: {$regex: 'e'}}}",
                "$where      | {find: 'chats', filter: {$where: 'true'}}",
                "$text       | {find: 'chats', filter: {$text: {$search: 'tent'}}}",
                "$nin        | {delete: 'chats', deletes: [{q: {state: {$nin: ['ended']}}, limit: 0}]}",
                "$not        | {update: 'chats', updates: [{q: {state: {$not: {$in: ['ended']}}}, u: {$set: {at: 1}}}]}",
                "$inc        | {update: 'chats', updates: [{q: {}, u: {$inc: {at: 1}}}]}",
                "$push       | {findAndModify: 'chats', query: {}, update: {$push: {all: 1}}}",
                "a pipeline  | {update: 'chats', updates: [{q: {}, u: [{$set: {at: 1}}]}]}",
                "$lookup     | {aggregate: 'chats', pipeline: [{$lookup: {from: 'x'}}], cursor: {}}",
                "$dateTrunc  | {aggregate: 'chats', pipeline: [{$group: {_id: {$dateTrunc: {date: '$at'}}}}], cursor: {}}",
                "$changeStream | {aggregate: 'chats', pipeline: [{$changeStream: {}}], cursor: {}}",
                "expireAfterSeconds | {createIndexes: 'chats', indexes: [{key: {at: 1}, name: 'at', expireAfterSeconds: 1}]}",
                "partialFilterExpression | {createIndexes: 'chats', indexes: [{key: {at: 1}, name: 'at', partialFilterExpression: {}}]}",
                "the kind text | {createIndexes: 'chats', indexes: [{key: {text: 'text'}, name: 'text'}]}",
                "command create | {create: 'chats', validator: {}}",
                "command mapReduce | {mapReduce: 'chats'}",
                "command commitTransaction | {commitTransaction: 1}"
            })
    void anythingElseIsRefusedByName(String what, String command) {
        assertThatThrownBy(() -> database.runCommand(Document.parse(command)))
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("the embedded store does not take")
                .hasMessageContaining(what);
    }

    @Test
    void whatPeopleWriteIsNoOperator() {
        MongoCollection<Document> chats = database.getCollection("chats");
        chats.insertOne(new Document("_id", "c1").append("text", "$where").append("list", java.util.List.of("$ne")));
        chats.updateOne(Filters.eq("text", "$where"), Updates.set("text", "$inc"));
        assertThat(chats.find(Filters.eq("text", "$inc"))).hasSize(1);
    }
}
