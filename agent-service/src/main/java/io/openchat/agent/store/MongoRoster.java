package io.openchat.agent.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import io.openchat.agent.roster.Roster;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.conversions.Bson;

/** The roster in MongoDB, collections {@code agents} and {@code agencies}. */
@ApplicationScoped
class MongoRoster implements Roster {
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final Agents agents;
    private final Agencies agencies;
    private final AtomicBoolean indexed = new AtomicBoolean();

    MongoRoster(Agents agents, Agencies agencies) {
        this.agents = agents;
        this.agencies = agencies;
    }

    @Override
    public void seen(String id, String name, String agency, Instant at) {
        ensureIndex();
        upsert(agencies.mongoCollection(), agency, combine(setOnInsert("name", agency), setOnInsert("createdAt", at)));
        upsert(
                agents.mongoCollection(),
                id,
                combine(
                        set("name", name),
                        set("agency", agency),
                        set("lastSeenAt", at),
                        // from then on it is the agent's socket that says so
                        setOnInsert("available", false)));
    }

    @Override
    public List<Colleague> of(String agency) {
        return agents.find("agency", Sort.by("name").and("_id"), agency).page(0, MOST).stream()
                .map(agent -> new Colleague(agent.id(), agent.name(), agent.available()))
                .toList();
    }

    // at the first use and not at the start: the service must start while the store is away
    private void ensureIndex() {
        if (!indexed.get()) {
            agents.mongoCollection().createIndex(Indexes.ascending("agency"));
            indexed.set(true);
        }
    }

    private static void upsert(MongoCollection<?> collection, String id, Bson change) {
        try {
            collection.updateOne(eq("_id", id), change, UPSERT);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // two upserts found nothing and both inserted; the one that lost finds it now
            collection.updateOne(eq("_id", id), change, UPSERT);
        }
    }
}
