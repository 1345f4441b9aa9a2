package io.openchat.store;

/**
 * The one who may use the store.
 *
 * @param name of letters
 * @param password of letters and digits
 */
record Account(String name, String password) {

    /** Leaves the password out. */
    @Override
    public String toString() {
        return name;
    }
}
