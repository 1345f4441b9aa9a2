package io.openchat.standalone;

import io.openchat.standalone.data.Secrets;
import java.util.List;

/** Those who can sign in, with the passwords that were made for them. */
final class Users {

    private final List<User> all;

    Users(Secrets secrets) {
        all = List.of(
                new User("alice", secrets.password("alice"), "agent", "/agent/"),
                new User("bob", secrets.password("bob"), "agent", "/agent/"),
                new User("sue", secrets.password("sue"), "supervisor, agent, viewer", "/agent/"),
                new User("victor", secrets.password("victor"), "viewer", "/view/"),
                new User("root", secrets.password("root"), "admin, viewer", "/view/"));
    }

    List<User> all() {
        return all;
    }

    User named(String name) {
        return all.stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no user " + name));
    }
}
