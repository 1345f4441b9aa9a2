package io.openchat.agent.store;

import io.openchat.shared.record.AgencyRecord;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The collection {@code agencies}. */
@ApplicationScoped
class Agencies implements PanacheMongoRepositoryBase<AgencyRecord, String> {}
