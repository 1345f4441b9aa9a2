package io.openchat.shared.record;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** An agent who has logged in at least once; {@code id} is the OIDC subject. */
@MongoEntity(collection = Collections.AGENTS)
public record AgentRecord(@BsonId String id, String name, String agency, boolean available, Instant lastSeenAt) {}
