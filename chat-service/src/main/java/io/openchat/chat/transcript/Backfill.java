package io.openchat.chat.transcript;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.set;
import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.openchat.chat.conversation.StoreException;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.SearchKeys;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Gives records of a version before theirs what viewers search by: {@link SearchKeys}, and the agents who served a conversation.
 *
 * <p>It looks on while the service runs, since pods of the version before go on writing during an upgrade. What it does can be
 * done by several pods at once, and again.
 */
@ApplicationScoped
class Backfill {
    /** Few at a time, and as long a rest after each: the embedded store does one thing after the other, and chats wait meanwhile. */
    private static final int AT_ONCE = 50;

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final Bson WITHOUT_KEYS = eq(SearchKeys.FIELD, null);

    private final Store store;
    private final Repositories.OfConversations conversations;
    private final Repositories.OfSessions sessions;
    private volatile boolean stopping;
    private boolean indexed;

    Backfill(Store store, Repositories.OfConversations conversations, Repositories.OfSessions sessions) {
        this.store = store;
        this.conversations = conversations;
        this.sessions = sessions;
    }

    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = SKIP)
    void run() {
        try {
            index();
            int filled = 0;
            for (int some = AT_ONCE; some == AT_ONCE && !stopping; filled += some) {
                long began = System.nanoTime();
                some = Math.max(conversations(), sessions());
                LockSupport.parkNanos(some == AT_ONCE ? System.nanoTime() - began : 0);
            }
            if (filled > 0) {
                Log.infof("Records of before can be searched by names now: %d.", filled);
            }
        } catch (StoreException e) {
            Log.debugf("Records of before are left for later: %s", e.getMessage());
        }
    }

    /** Without them every look would read all records. View-service makes them, too, but may come later. */
    private void index() {
        if (!indexed) {
            store.tell(() -> {
                conversations.mongoCollection().createIndex(ascending(SearchKeys.FIELD, "createdAt", "_id"));
                sessions.mongoCollection().createIndex(ascending(SearchKeys.FIELD, "startedAt", "_id"));
            });
            indexed = true;
        }
    }

    private int conversations() {
        return fillKeys(conversations.mongoCollection(), bare(conversations.mongoCollection(), "visitor"), "visitor");
    }

    /**
     * Also tells their conversations who served: a session without keys is of a pod of before, which did not, whether the conversation is of
     * before or one of ours that it claimed.
     */
    private int sessions() {
        List<Document> bare = bare(sessions.mongoCollection(), "client");
        fill(
                conversations.mongoCollection(),
                bare.stream()
                        .map(session -> new UpdateOneModel<ConversationRecord>(
                                eq("_id", session.getString("conversation")),
                                addToSet(
                                        ConversationRecord.SERVED_BY,
                                        session.getEmbedded(List.of("agent", "id"), String.class))))
                        .toList());
        return fillKeys(sessions.mongoCollection(), bare, "client");
    }

    private List<Document> bare(MongoCollection<?> collection, String person) {
        return store.ask(() -> collection
                .find(WITHOUT_KEYS, Document.class)
                .projection(include(person + ".name", person + ".email", "conversation", "agent.id"))
                .limit(AT_ONCE)
                .into(new ArrayList<>()));
    }

    private <T> int fillKeys(MongoCollection<T> collection, List<Document> bare, String person) {
        fill(
                collection,
                bare.stream()
                        .map(one -> new UpdateOneModel<T>(eq("_id", one.getString("_id")), keys(one, person)))
                        .toList());
        return bare.size();
    }

    private <T> void fill(MongoCollection<T> collection, List<UpdateOneModel<T>> changes) {
        if (!changes.isEmpty()) {
            store.tell(() -> collection.bulkWrite(changes, UNORDERED));
        }
    }

    private static Bson keys(Document of, String person) {
        Document known = of.get(person, new Document());
        String name = known.get("name", "");
        return set(SearchKeys.FIELD, SearchKeys.of(name, known.getString("email")));
    }
}
