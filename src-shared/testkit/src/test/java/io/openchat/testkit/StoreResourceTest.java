package io.openchat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class StoreResourceTest {

    @Test
    void theStoreComesBackOnItsPortWithItsData() {
        StoreResource resource = new StoreResource();
        String connection = resource.start().get("quarkus.mongodb.connection-string");
        try (MongoClient client = MongoClients.create(connection + "/?serverSelectionTimeoutMS=3000")) {
            var things = client.getDatabase("openchat").getCollection("things");
            things.insertOne(new Document("_id", 1));

            StoreResource.down();
            assertThatThrownBy(() -> things.find().first()).isInstanceOf(MongoException.class);

            StoreResource.up();
        }
        try (MongoClient client = MongoClients.create(connection)) {
            assertThat(client.getDatabase("openchat").getCollection("things").countDocuments())
                    .isOne();
        } finally {
            resource.stop();
        }
    }
}
