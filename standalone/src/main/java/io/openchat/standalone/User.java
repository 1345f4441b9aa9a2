package io.openchat.standalone;

/**
 * Somebody who can sign in.
 *
 * @param name what is typed at the login
 * @param password made at the first start
 * @param role what the user is for, in words
 * @param path where the user goes first
 */
public record User(String name, String password, String role, String path) {

    /** Leaves the password out, so that no log gets it. */
    @Override
    public String toString() {
        return name + " (" + role + ")";
    }
}
