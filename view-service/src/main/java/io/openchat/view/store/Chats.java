package io.openchat.view.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.Phase;
import io.openchat.view.query.Filter;
import io.openchat.view.query.Listing;
import io.openchat.view.query.Order;
import io.openchat.view.query.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** The conversations on record. */
@ApplicationScoped
public class Chats {
    private final Store store;

    Chats(Store store) {
        this.store = store;
    }

    public Listing<ConversationRecord> list(Filter filter, Order<ChatColumn> order, Page page) {
        Conditions conditions = Conditions.ofChats(filter);
        if (filter.agent() != null) {
            conditions.in("_id", servedBy(filter));
        }
        return Store.page(store.conversations(), conditions.all(), ChatColumn.sort(order), page);
    }

    public Optional<ConversationRecord> find(String id) {
        return Optional.ofNullable(Store.asking(() -> store.conversations()
                .find(Filters.eq("_id", id))
                .maxTime(Store.PATIENCE_SECONDS, TimeUnit.SECONDS)
                .first()));
    }

    /** How many conversations are in that state now. */
    public long count(Phase state) {
        return Store.count(store.conversations(), Filters.eq("status.state", state));
    }

    /** How many conversations have begun since then. */
    public long countSince(Instant since) {
        return Store.count(store.conversations(), Filters.gte("createdAt", since));
    }

    /**
     * The conversations that the agent has served. A conversation itself names only the latest agent, and none after a release.
     * No conversation is served before it begins, so only the first day bounds the sessions.
     */
    private Set<String> servedBy(Filter filter) {
        Bson sessions = new Conditions()
                .between("startedAt", filter.since(), null)
                .containing(filter.agent(), "agent.name")
                .all();
        return Store.asking(() -> {
            Set<String> conversations = new HashSet<>();
            for (BsonDocument session : store.sessions()
                    .withDocumentClass(BsonDocument.class)
                    .find(sessions)
                    .projection(Projections.include("conversation"))
                    .sort(Sorts.descending("startedAt", "_id"))
                    .limit(Listing.COUNTED)
                    .maxTime(Store.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                conversations.add(session.getString("conversation").getValue());
            }
            return conversations;
        });
    }
}
