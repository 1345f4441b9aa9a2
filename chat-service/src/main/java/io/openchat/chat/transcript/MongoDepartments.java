package io.openchat.chat.transcript;

import io.openchat.chat.reception.Departments;
import io.openchat.shared.department.StoredDepartments;
import io.openchat.shared.record.DepartmentRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The departments that all services share, as the core knows them. */
@ApplicationScoped
class MongoDepartments implements Departments {
    private final Store store;
    private final StoredDepartments departments;

    MongoDepartments(Store store, StoredDepartments departments) {
        this.store = store;
        this.departments = departments;
    }

    @Override
    public List<DepartmentRecord> changedSince(Instant then) {
        return store.ask(() -> departments.changedSince(then));
    }
}
