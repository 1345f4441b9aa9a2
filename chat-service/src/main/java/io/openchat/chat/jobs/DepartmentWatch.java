package io.openchat.chat.jobs;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.openchat.chat.conversation.StoreException;
import io.openchat.chat.reception.Departments;
import io.openchat.chat.reception.OfferedDepartments;
import io.openchat.shared.department.DepartmentList;
import io.openchat.shared.record.DepartmentRecord;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks every two seconds which departments there are. Only what has changed is read.
 *
 * <p>Before the store has answered for the first time there is the default one; while it does not answer, what is known holds.
 */
@ApplicationScoped
class DepartmentWatch {
    /** Read again each time: clocks of pods differ, and what one has just written may show a little later. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Departments departments;
    private final OfferedDepartments offered;

    // these belong to the job
    private final Map<String, DepartmentRecord> known = new HashMap<>();
    private Instant newest = Instant.EPOCH.plus(OVERLAP);

    DepartmentWatch(Departments departments, OfferedDepartments offered) {
        this.departments = departments;
        this.offered = offered;
    }

    @Scheduled(every = "2s", concurrentExecution = SKIP)
    void look() {
        try {
            take(departments.changedSince(newest.minus(OVERLAP)));
        } catch (StoreException e) {
            // the jobs that ask the store for more say that it is away
            Log.debugf("The departments are not known: %s", e.getMessage());
        }
    }

    private void take(List<DepartmentRecord> changed) {
        boolean isNew = false;
        for (DepartmentRecord department : changed) {
            isNew |= !department.equals(known.put(department.key(), department));
            newest = department.changedAt().isAfter(newest) ? department.changedAt() : newest;
        }
        if (isNew) {
            offered.are(DepartmentList.of(known.values()));
        }
    }
}
