package io.openchat.shared.department;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.openchat.shared.mongo.Indexed;
import io.openchat.shared.record.Collections;
import io.openchat.shared.record.DepartmentRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The departments on record, in the collection {@code departments}. The default one is there before anybody reads them: whoever looks
 * first makes it, and the key, which is unique, keeps two from making two. All methods block, and throw what the driver throws.
 */
@ApplicationScoped
public class StoredDepartments {
    /** How the default one is called until somebody renames it. */
    private static final String NAME = "General";

    private final Indexed<DepartmentRecord> departments;
    private final Clock clock;
    private volatile boolean hasDefault;

    StoredDepartments(MongoDatabase store, Clock clock) {
        this.departments =
                new Indexed<>(store, Collections.DEPARTMENTS, DepartmentRecord.class, ascending("changedAt"));
        this.clock = clock;
    }

    /** All, closed ones too, in their order. */
    public List<DepartmentRecord> all() {
        List<DepartmentRecord> found =
                stored().find().limit(DepartmentRecord.MOST).into(new ArrayList<>());
        found.sort(DepartmentList.ORDER);
        return found;
    }

    /** One, closed or not. */
    public Optional<DepartmentRecord> find(String key) {
        return Optional.ofNullable(stored().find(eq("_id", key)).first());
    }

    /** Those that were made or changed since then. */
    public List<DepartmentRecord> changedSince(Instant then) {
        return stored().find(gte("changedAt", then))
                .limit(DepartmentRecord.MOST)
                .into(new ArrayList<>());
    }

    /** Enters one; false when there is one of that key. */
    public boolean add(DepartmentRecord department) {
        ensureDefault();
        return departments.add(department);
    }

    /** Puts the next version of one in place; false when it is not the next any more. */
    public boolean change(DepartmentRecord next) {
        return stored().replaceOne(and(eq("_id", next.key()), eq("version", next.version() - 1)), next)
                        .getMatchedCount()
                == 1;
    }

    private MongoCollection<DepartmentRecord> stored() {
        ensureDefault();
        return departments.get();
    }

    private void ensureDefault() {
        if (!hasDefault) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var _ = departments.add(new DepartmentRecord(DepartmentRecord.DEFAULT, NAME, Map.of(), 0, true, 1, now));
            hasDefault = true;
        }
    }
}
