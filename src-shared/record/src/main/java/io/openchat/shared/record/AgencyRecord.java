package io.openchat.shared.record;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** A company or branch that agents belong to; the identity provider's claim {@code agency} is its id. */
@MongoEntity(collection = Collections.AGENCIES)
public record AgencyRecord(@BsonId String id, String name, Instant createdAt) {}
