package io.openchat.view.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.SearchKeys;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jboss.logging.Logger;

/**
 * Makes the indexes that the pages need, in the background: the service starts, and answers slowly but rightly, without them
 * and without a store.
 */
@ApplicationScoped
class Indexes {
    private static final Logger LOG = Logger.getLogger(Indexes.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Store store;
    private final ScheduledExecutorService executor;

    Indexes(Store store, ScheduledExecutorService executor) {
        this.store = store;
        this.executor = executor;
    }

    void onStart(@Observes StartupEvent started) {
        executor.execute(() -> attempt(FIRST_PAUSE));
    }

    private void attempt(Duration pause) {
        try {
            ensure();
            LOG.debug("The indexes are there.");
        } catch (MongoException e) {
            LOG.warnf("The indexes could not be made yet, again in %d s: %s", pause.toSeconds(), e.getMessage());
            Duration doubled = pause.multipliedBy(2);
            Duration next = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            var _ = executor.schedule(() -> attempt(next), pause.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Asking for an index that is there already costs the store nothing. */
    void ensure() {
        for (SessionColumn column : SessionColumn.values()) {
            ensure(store.sessions(), column.fields());
        }
        ensure(store.sessions(), "agent.id", "startedAt", "_id");
        ensure(store.sessions(), SearchKeys.FIELD, "startedAt", "_id");
        ensure(store.sessions(), "conversation", "number");
        for (ChatColumn column : ChatColumn.values()) {
            ensure(store.conversations(), column.fields());
        }
        ensure(store.conversations(), "status.agency", "createdAt", "_id");
        ensure(store.conversations(), "status.state", "createdAt", "_id");
        ensure(store.conversations(), ConversationRecord.SERVED_BY, "createdAt", "_id");
        ensure(store.conversations(), SearchKeys.FIELD, "createdAt", "_id");
        ensure(store.agencies(), "name", "_id");
        ensure(store.agents(), "agency");
    }

    private static void ensure(MongoCollection<?> collection, String... fields) {
        BsonDocument key = new BsonDocument();
        for (String field : fields) {
            key.append(field, new BsonInt32(1));
        }
        collection.createIndex(key);
    }
}
