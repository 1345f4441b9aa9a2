package io.openchat.shared.record;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * How far a consumer of the feed has got, and which process reads for it now.
 *
 * @param consumer the consumer's name
 * @param owner the process that reads; empty when none does
 * @param until how long it does, unless it says so again
 * @param term counts the owners; who has an old one has lost the lease
 * @param at the latest time of an entry that was taken
 * @param taken how far in the conversations of which entries may still come late
 * @param caughtUp when nothing was left to be taken, as of the last time that this was written
 */
@MongoEntity(collection = Collections.FEEDS)
public record FeedRecord(
        @BsonId String consumer,
        String owner,
        Instant until,
        long term,
        Instant at,
        List<Taken> taken,
        Instant caughtUp) {
    public FeedRecord {
        taken = List.copyOf(taken);
    }

    /**
     * All of a conversation up to an entry.
     *
     * @param seq the last entry that was taken
     * @param at the latest time of those
     */
    public record Taken(String conversation, long seq, Instant at) {}
}
