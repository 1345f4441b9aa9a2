package io.openchat.agent.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import io.openchat.agent.roster.Roster;
import io.openchat.shared.mongo.Indexed;
import io.openchat.shared.record.AgencyRecord;
import io.openchat.shared.record.AgentRecord;
import io.openchat.shared.record.Collections;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;

/** The roster in MongoDB, collections {@code agents} and {@code agencies}. */
@ApplicationScoped
class MongoRoster implements Roster {
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final Indexed<AgentRecord> agents;
    private final Indexed<AgencyRecord> agencies;

    MongoRoster(MongoDatabase store) {
        this.agents = new Indexed<>(store, Collections.AGENTS, AgentRecord.class, Indexes.ascending("agency"));
        this.agencies = new Indexed<>(store, Collections.AGENCIES, AgencyRecord.class);
    }

    @Override
    public void seen(String id, String name, String agency, Instant at) {
        upsert(agencies.get(), agency, combine(setOnInsert("name", agency), setOnInsert("createdAt", at)));
        upsert(
                agents.get(),
                id,
                combine(
                        set("name", name),
                        set("formerNames", formerNames(id, name)),
                        set("agency", agency),
                        set("lastSeenAt", at),
                        // from then on it is the agent's socket that says so
                        setOnInsert("available", false)));
    }

    /** What the agent was called until now, so that viewers find what was done under that name. */
    private List<String> formerNames(String id, String name) {
        AgentRecord known = agents.get().find(eq("_id", id)).first();
        if (known == null || known.name().equals(name)) {
            return known == null ? List.of() : known.formerNames();
        }
        List<String> names = new ArrayList<>(known.formerNames());
        names.remove(name);
        names.remove(known.name());
        names.addFirst(known.name());
        return names.subList(0, Math.min(names.size(), AgentRecord.FORMER_MOST));
    }

    @Override
    public List<Colleague> of(String agency) {
        return agents.get()
                .find(eq("agency", agency))
                .sort(Sorts.ascending("name", "_id"))
                .limit(MOST)
                .map(agent -> new Colleague(agent.id(), agent.name(), agent.available()))
                .into(new ArrayList<>());
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
