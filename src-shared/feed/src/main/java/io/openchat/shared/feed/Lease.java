package io.openchat.shared.feed;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import io.openchat.shared.record.FeedRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/**
 * The right to read for a consumer, which one process has at a time, together with the consumer's cursor.
 *
 * <p>Times of other processes are compared with this one's clock, so it may pass on earlier or later by what their clocks
 * differ. Two may read for a moment then; only the later one can note what was taken, which its term decides.
 */
final class Lease {
    /** A process that has died is replaced after so long. */
    static final Duration LENGTH = Duration.ofSeconds(30);

    /** It is renewed when less than this is left, so that reading alone costs no writes. */
    private static final Duration RENEWED = Duration.ofSeconds(20);

    private static final Instant BEGINNING = Instant.EPOCH;

    private final MongoCollection<FeedRecord> cursors;
    private final String consumer;
    private final String process;
    private final Clock clock;

    Lease(MongoCollection<FeedRecord> cursors, String consumer, String process, Clock clock) {
        this.cursors = cursors;
        this.consumer = consumer;
        this.process = process;
        this.clock = clock;
    }

    /** What is on record of the consumer, whoever reads for it. */
    Optional<FeedRecord> find() {
        return Optional.ofNullable(cursors.find(eq("_id", consumer)).first());
    }

    /** Takes it if nobody has it: {@code known} is what was found, or empty when the consumer is new. */
    Optional<FeedRecord> take(Optional<FeedRecord> known) {
        Instant now = clock.instant();
        if (known.isEmpty()) {
            return begin(new FeedRecord(consumer, process, now.plus(LENGTH), 1, BEGINNING, List.of(), now));
        }
        return known.filter(other -> !other.until().isAfter(now)).flatMap(free -> succeed(free, now));
    }

    private Optional<FeedRecord> succeed(FeedRecord free, Instant now) {
        FeedRecord mine = new FeedRecord(
                consumer, process, now.plus(LENGTH), free.term() + 1, free.at(), free.taken(), free.caughtUp());
        Bson change = combine(set("owner", process), set("until", mine.until()), set("term", mine.term()));
        return update(free.term(), change) ? Optional.of(mine) : Optional.empty();
    }

    private Optional<FeedRecord> begin(FeedRecord first) {
        try {
            cursors.insertOne(first);
            return Optional.of(first);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The cursor with a lease of full length again, if that is needed; empty when another has it now. */
    Optional<FeedRecord> renew(FeedRecord mine, Instant caughtUp) {
        Instant now = clock.instant();
        return mine.until().isAfter(now.plus(RENEWED))
                ? Optional.of(mine)
                : note(mine, mine.at(), mine.taken(), caughtUp);
    }

    /** Notes what was taken; empty when another has the lease now. */
    Optional<FeedRecord> note(FeedRecord mine, Instant at, List<FeedRecord.Taken> taken, Instant caughtUp) {
        FeedRecord next =
                new FeedRecord(consumer, process, clock.instant().plus(LENGTH), mine.term(), at, taken, caughtUp);
        Bson change =
                combine(set("until", next.until()), set("at", at), set("taken", taken), set("caughtUp", caughtUp));
        return update(mine.term(), change) ? Optional.of(next) : Optional.empty();
    }

    /** Lets others have it at once. */
    void release(FeedRecord mine) {
        var _ = update(mine.term(), combine(set("owner", ""), set("until", BEGINNING)));
    }

    private boolean update(long term, Bson change) {
        return cursors.updateOne(and(eq("_id", consumer), eq("term", term)), change)
                        .getMatchedCount()
                == 1;
    }
}
