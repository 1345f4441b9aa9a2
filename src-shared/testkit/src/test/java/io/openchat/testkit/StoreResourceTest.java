package io.openchat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import io.openchat.testkit.store.StoreAddress;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class StoreResourceTest {

    @Test
    void theStoreComesBackOnItsPortWithItsData() {
        StoreResource resource = new StoreResource();
        resource.start();
        StoreAddress address = StoreResource.address();
        try (MongoClient client = address.client()) {
            var things = client.getDatabase(address.database()).getCollection("things");
            things.insertOne(new Document("_id", 1));

            StoreResource.down();
            assertThatThrownBy(() -> things.find().first()).isInstanceOf(MongoException.class);

            StoreResource.up();
        }
        try (MongoClient client = address.client()) {
            assertThat(client.getDatabase(address.database())
                            .getCollection("things")
                            .countDocuments())
                    .isOne();
        } finally {
            resource.stop();
        }
    }
}
