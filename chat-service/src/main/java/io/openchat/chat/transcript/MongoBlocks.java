package io.openchat.chat.transcript;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;

import io.openchat.chat.reception.Blocks;
import io.openchat.shared.record.BlockRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;

/** The collection {@code blocks}. */
@ApplicationScoped
class MongoBlocks implements Blocks {
    private final Store store;
    private final Repositories.OfBlocks blocks;

    MongoBlocks(Store store, Repositories.OfBlocks blocks) {
        this.store = store;
        this.blocks = blocks;
    }

    @Override
    public List<BlockRecord> inForce(Instant now) {
        return find(and(eq("liftedBy", null), or(eq("until", null), gt("until", now))));
    }

    @Override
    public List<BlockRecord> changedSince(Instant then) {
        return find(gte("changedAt", then));
    }

    private List<BlockRecord> find(Bson which) {
        // the oldest first: where there are more than one answer holds, the next look goes on behind the last of them
        return store.ask(() -> blocks.mongoCollection()
                .find(which)
                .sort(ascending("changedAt"))
                .limit(BlockRecord.MOST)
                .into(new ArrayList<>()));
    }
}
