package io.openchat.view.store;

import com.mongodb.client.model.Filters;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.Phase;
import io.openchat.view.query.Filter;
import io.openchat.view.query.Listing;
import io.openchat.view.query.Order;
import io.openchat.view.query.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The conversations on record. */
@ApplicationScoped
public class Chats {
    private final Store store;
    private final Agents agents;

    Chats(Store store, Agents agents) {
        this.store = store;
        this.agents = agents;
    }

    public Listing<ConversationRecord> list(Filter filter, Order<ChatColumn> order, Page page) {
        return Store.page(
                store.conversations(),
                Conditions.ofChats(filter, agents.meant(filter.agent())),
                ChatColumn.sort(order),
                page);
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
}
