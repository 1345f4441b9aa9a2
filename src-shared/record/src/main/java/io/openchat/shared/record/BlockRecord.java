package io.openchat.shared.record;

import io.openchat.shared.text.Email;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.Locale;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may not chat: a network address, a range of addresses, or a visitor. It is kept when it is lifted.
 *
 * @param kind {@link #ADDRESS}, {@link #RANGE} or {@link #VISITOR}
 * @param value an address or network as {@link io.openchat.shared.block.Network} writes it; or {@link #visitor(String)}
 * @param until when it ends by itself; absent when it does not
 * @param liftedBy who lifted it
 * @param changedAt when it was made or lifted
 */
@MongoEntity(collection = Collections.BLOCKS)
public record BlockRecord(
        @BsonId String id,
        String kind,
        String value,
        String reason,
        AgentRef by,
        Instant at,
        @Nullable Instant until,
        @Nullable AgentRef liftedBy,
        Instant changedAt) {
    public static final String ADDRESS = "address";
    public static final String RANGE = "range";
    public static final String VISITOR = "visitor";

    /** Most that are in force at once: more is the work of a firewall. */
    public static final int MOST = 10_000;

    /** What a visitor is known by: the e-mail address, in small letters, until visitors can prove who they are. */
    public static String visitor(String email) {
        return Email.normal(email).toLowerCase(Locale.ROOT);
    }

    /** Whether it holds at that time. */
    public boolean holds(Instant now) {
        return liftedBy == null && (until == null || until.isAfter(now));
    }
}
