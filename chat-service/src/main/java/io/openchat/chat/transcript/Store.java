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
        } catch (MongoException e) {
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
