package io.openchat.chat.transcript;

import com.mongodb.MongoException;
import io.openchat.chat.conversation.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Asks MongoDB, with the indexes in place, and puts its failures into the terms of the core. */
@ApplicationScoped
class Store {
    private final Indexes indexes;

    Store(Indexes indexes) {
        this.indexes = indexes;
    }

    <T> T ask(Supplier<T> question) {
        try {
            indexes.ensure();
            return question.get();
        } catch (MongoException | IllegalStateException e) {
            // the latter of a client that is closed already: a job was under way when the service stopped
            throw new StoreException("MongoDB: " + e.getMessage(), e);
        }
    }

    void tell(Runnable change) {
        this.<Boolean>ask(() -> {
            change.run();
            return true;
        });
    }
}
