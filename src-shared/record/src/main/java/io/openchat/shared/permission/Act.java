package io.openchat.shared.permission;

import java.util.Arrays;
import java.util.Optional;

/** Something that not everybody who has logged in may do. */
public enum Act {
    /** Opens the agents' portal and their socket; takes, answers, transfers and ends chats. */
    ANSWER(Name.ANSWER),

    /** Sees who else answers visitors. */
    LIST_COLLEAGUES(Name.LIST_COLLEAGUES),

    /** Reads along in the chat of a colleague. */
    WATCH(Name.WATCH),

    /** Says who may not chat. */
    BLOCK(Name.BLOCK),

    /** Reads what is on record. */
    READ_RECORDS(Name.READ_RECORDS),

    /** Sees and changes the settings. */
    CHANGE_SETTINGS(Name.CHANGE_SETTINGS),

    /** Makes, renames and closes departments. */
    CHANGE_DEPARTMENTS(Name.CHANGE_DEPARTMENTS),

    /** Reads who did what. */
    READ_AUDIT(Name.READ_AUDIT);

    private final String permission;

    Act(String permission) {
        this.permission = permission;
    }

    /** The names by which annotations ask for an act, which take nothing but constants. */
    public static final class Name {
        public static final String ANSWER = "answer";
        public static final String LIST_COLLEAGUES = "list-colleagues";
        public static final String WATCH = "watch";
        public static final String BLOCK = "block";
        public static final String READ_RECORDS = "read-records";
        public static final String CHANGE_SETTINGS = "change-settings";
        public static final String CHANGE_DEPARTMENTS = "change-departments";
        public static final String READ_AUDIT = "read-audit";

        private Name() {}
    }

    /** The name by which it is asked for. */
    public String permission() {
        return permission;
    }

    /** The act of that name. */
    public static Optional<Act> of(String permission) {
        return Arrays.stream(values())
                .filter(act -> act.permission.equals(permission))
                .findFirst();
    }
}
