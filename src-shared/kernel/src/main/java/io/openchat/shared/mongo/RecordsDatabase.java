package io.openchat.shared.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The database that all records are in; installations with databases of different names can share one MongoDB. */
@ApplicationScoped
class RecordsDatabase {
    /** The one that Panache takes for records that name none, as ours do. */
    @Produces
    @Singleton
    MongoDatabase database(MongoClient store, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        return store.getDatabase(name);
    }
}
