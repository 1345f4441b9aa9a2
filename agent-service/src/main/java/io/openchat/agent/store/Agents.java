package io.openchat.agent.store;

import io.openchat.shared.record.AgentRecord;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The collection {@code agents}. */
@ApplicationScoped
class Agents implements PanacheMongoRepositoryBase<AgentRecord, String> {}
