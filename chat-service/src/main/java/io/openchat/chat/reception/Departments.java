package io.openchat.chat.reception;

import io.openchat.chat.conversation.StoreException;
import io.openchat.shared.record.DepartmentRecord;
import java.time.Instant;
import java.util.List;

/** The stored departments: a port to the store. It blocks; it throws {@link StoreException}. */
public interface Departments {
    /** Those that were made or changed since then, closed ones included. */
    List<DepartmentRecord> changedSince(Instant then);
}
