package io.openchat.shared.record;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * An agent who has logged in at least once.
 *
 * @param id the OIDC subject
 * @param formerNames what the agent was called before, the latest {@value #FORMER_MOST} names; records say the name of their time
 */
@MongoEntity(collection = Collections.AGENTS)
public record AgentRecord(
        @BsonId String id,
        String name,
        String agency,
        boolean available,
        Instant lastSeenAt,
        List<String> formerNames) {
    /** People who marry, and typing errors, need fewer; who renames an agent each day fills no document. */
    public static final int FORMER_MOST = 10;

    public AgentRecord {
        // an agent from before they were kept
        formerNames = List.copyOf(Objects.requireNonNullElse(formerNames, List.of()));
    }
}
