package io.openchat.shared.record;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did and that others may ask about later. It is never changed.
 *
 * @param act what: a word for the kind and one for the deed, such as {@code setting.change}
 * @param object to what: its kind and its id, such as {@code setting/openchat.sites}
 * @param before what it was before, as a text
 * @param after what it is since then
 * @param from the network address that it was done from
 */
@MongoEntity(collection = Collections.AUDIT)
public record AuditRecord(
        @BsonId String id,
        Instant at,
        AgentRef by,
        String act,
        String object,
        @Nullable String before,
        @Nullable String after,
        @Nullable String from) {}
