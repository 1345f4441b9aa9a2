package io.openchat.shared.permission;

/** How far a permission reaches; the later includes the earlier. */
public enum Reach {
    /** It is not permitted. */
    NOTHING,

    /** What belongs to the person's own agency or department. */
    OWN,

    /** Whatever there is. */
    ALL;

    /** Whether it reaches something that is the person's own, or is not. */
    public boolean covers(boolean own) {
        return this == ALL || (this == OWN && own);
    }
}
