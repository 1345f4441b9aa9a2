package io.openchat.shared.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoDatabase;
import io.openchat.shared.mongo.Indexed;
import io.openchat.shared.mongo.Position;
import io.openchat.shared.record.AuditRecord;
import io.openchat.shared.record.Collections;
import io.openchat.shared.text.SingleLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, in the collection {@code audit}: entries are added and read, never changed.
 *
 * <p>An entry comes before what it tells of: what cannot be written down is not done. So there may be an entry for something that was
 * not done after all; when that is known, a second one says so.
 */
@ApplicationScoped
public class AuditLog {
    /** Characters of what something was or is; the beginning says what it is about. */
    static final int LONGEST = 2_000;

    private static final Logger LOG = Logger.getLogger(AuditLog.class);

    private final Indexed<AuditRecord> entries;
    private final Clock clock;

    AuditLog(MongoDatabase store, Clock clock) {
        this.entries = new Indexed<>(
                store, Collections.AUDIT, AuditRecord.class, ascending("at", "_id"), ascending("object", "at", "_id"));
        this.clock = clock;
    }

    /** Writes down what is about to be done; throws what the store's driver throws, and then it must not be done. */
    public void record(AuditedAct deed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        entries.get()
                .insertOne(new AuditRecord(
                        UUID.randomUUID().toString(),
                        now,
                        deed.by(),
                        deed.act(),
                        deed.object(),
                        bounded(deed.before()),
                        bounded(deed.after()),
                        deed.from()));
    }

    /** Writes down what is about to be done, and does it; if that fails, it writes that down, too, and throws what it threw. */
    public void recorded(AuditedAct deed, Runnable doing) {
        record(deed);
        try {
            doing.run();
        } catch (RuntimeException e) {
            try {
                record(deed.notDone());
            } catch (RuntimeException also) {
                LOG.warnf("It is not on record that %s of %s was not done: %s", deed.act(), deed.object(), also);
                e.addSuppressed(also);
            }
            throw e;
        }
    }

    /**
     * Entries, the latest first.
     *
     * @param object what they are about; empty for all
     * @param after the position of the last one that is known; empty for the latest
     */
    public List<AuditRecord> read(Optional<String> object, Optional<Position> after, int most) {
        List<Bson> conditions = new ArrayList<>();
        object.ifPresent(about -> conditions.add(eq("object", about)));
        after.ifPresent(last -> conditions.add(last.beyond("at")));
        return entries.get()
                .find(conditions.isEmpty() ? empty() : and(conditions))
                .sort(descending("at", "_id"))
                .limit(most)
                .into(new ArrayList<>());
    }

    private static @Nullable String bounded(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : SingleLine.cut(text, LONGEST - 1) + "…";
    }
}
