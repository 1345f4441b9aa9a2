package io.openchat.shared.record;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** An agent who has logged in at least once; {@code id} is the OIDC subject. */
public record AgentRecord(@BsonId String id, String name, String agency, boolean available, Instant lastSeenAt) {}
