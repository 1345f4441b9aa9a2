package io.openchat.chat.reception;

import io.openchat.shared.department.DepartmentList;
import org.jspecify.annotations.Nullable;

/** The departments that a visitor can ask for at this moment; before the first list comes, there is the default one. */
public final class OfferedDepartments {
    private volatile DepartmentList list = DepartmentList.DEFAULT_ONLY;

    /** These can be asked for from now on. */
    public void are(DepartmentList now) {
        list = now;
    }

    /** The key of the one that is meant by what a page asks for. */
    String meant(@Nullable String asked) {
        return list.meant(asked);
    }
}
