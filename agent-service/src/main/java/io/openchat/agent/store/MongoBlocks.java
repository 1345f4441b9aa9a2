package io.openchat.agent.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Sorts;
import io.openchat.agent.block.Blocks;
import io.openchat.shared.mongo.Indexed;
import io.openchat.shared.mongo.Position;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.BlockRecord;
import io.openchat.shared.record.Collections;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/** The blocks in MongoDB, collection {@code blocks}. A block that is lifted stays on record. */
@ApplicationScoped
class MongoBlocks implements Blocks {
    private final Indexed<BlockRecord> blocks;

    MongoBlocks(MongoDatabase store) {
        // chat-service asks for what has changed, and makes the index, too
        this.blocks = new Indexed<>(
                store,
                Collections.BLOCKS,
                BlockRecord.class,
                ascending("changedAt"),
                ascending("liftedBy", "changedAt", "_id"));
    }

    @Override
    public List<BlockRecord> inForce(Optional<String> value, Optional<Position> after, int most, Instant now) {
        List<Bson> conditions = new ArrayList<>(List.of(holding(now)));
        value.ifPresent(about -> conditions.add(eq("value", about)));
        after.ifPresent(last -> conditions.add(last.beyond("changedAt")));
        return blocks.get()
                .find(and(conditions))
                .sort(Sorts.descending("changedAt", "_id"))
                .limit(most)
                .into(new ArrayList<>());
    }

    @Override
    public Optional<BlockRecord> find(String id, Instant now) {
        return Optional.ofNullable(
                blocks.get().find(and(eq("_id", id), holding(now))).first());
    }

    @Override
    public long count(Instant now) {
        return blocks.get().countDocuments(holding(now), new CountOptions().limit(BlockRecord.MOST + 1));
    }

    @Override
    public void add(BlockRecord block) {
        blocks.get().insertOne(block);
    }

    @Override
    public Optional<BlockRecord> lift(String id, AgentRef by, Instant now) {
        Bson lifting = combine(set("liftedBy", by), set("changedAt", now.truncatedTo(ChronoUnit.MILLIS)));
        return Optional.ofNullable(blocks.get().findOneAndUpdate(and(eq("_id", id), holding(now)), lifting));
    }

    private static Bson holding(Instant now) {
        return and(eq("liftedBy", null), or(eq("until", null), gt("until", now)));
    }
}
