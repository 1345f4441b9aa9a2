package io.openchat.view.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.openchat.shared.record.SessionRecord;
import io.openchat.view.query.Filter;
import io.openchat.view.query.Listing;
import io.openchat.view.query.Order;
import io.openchat.view.query.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The sessions on record. */
@ApplicationScoped
public class Sessions {
    /** Far more than a page of conversations has; a conversation passed round without end must not fill the memory. */
    private static final int OF_CONVERSATIONS_MAX = 1_000;

    private final Store store;
    private final Agents agents;

    Sessions(Store store, Agents agents) {
        this.store = store;
        this.agents = agents;
    }

    public Listing<SessionRecord> list(Filter filter, Order<SessionColumn> order, Page page) {
        return Store.page(
                store.sessions(),
                Conditions.ofSessions(filter, agents.meant(filter.agent())),
                SessionColumn.sort(order),
                page);
    }

    /** The sessions of some conversations, by number. */
    public List<SessionRecord> of(Collection<String> conversations) {
        return Store.asking(() -> store.sessions()
                .find(Filters.in("conversation", conversations))
                .sort(Sorts.ascending("conversation", "number"))
                .limit(OF_CONVERSATIONS_MAX)
                .maxTime(Store.PATIENCE_SECONDS, TimeUnit.SECONDS)
                .into(new ArrayList<>()));
    }

    /** How many sessions have started since then. */
    public long countSince(Instant since) {
        return Store.count(store.sessions(), Filters.gte("startedAt", since));
    }
}
