package io.openchat.shared.permission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A role that the identity provider gives to people who log in. */
public enum Role {
    /** Answers visitors. */
    AGENT,

    /** An agent who may also watch the chats of others, and block visitors. */
    SUPERVISOR,

    /** Reads the records. */
    VIEWER,

    /** Runs the installation. */
    ADMIN;

    /** As tokens name it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name; the identity provider may give people others, which mean nothing here. */
    public static Optional<Role> of(String name) {
        return Arrays.stream(values()).filter(role -> role.wire().equals(name)).findFirst();
    }
}
