package io.openchat.agent.store;

import io.openchat.shared.record.BlockRecord;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The collection {@code blocks}. */
@ApplicationScoped
class BlockRecords implements PanacheMongoRepositoryBase<BlockRecord, String> {}
