package io.openchat.shared.permission;

import static io.openchat.shared.permission.Reach.ALL;
import static io.openchat.shared.permission.Reach.OWN;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The table of permissions: which role may do what, and whether with what is its own or with everything.
 *
 * <p>Sockets, pages and APIs ask here and nowhere else, by {@link Act}; the names of roles stand in this package only. What is not in
 * the table is not permitted.
 */
public final class Permissions {
    private static final Map<Role, Map<Act, Reach>> TABLE = table();

    private Permissions() {}

    private static Map<Role, Map<Act, Reach>> table() {
        Map<Role, Map<Act, Reach>> table = new EnumMap<>(Role.class);
        table.put(Role.AGENT, new EnumMap<>(Map.of(Act.ANSWER, ALL, Act.LIST_COLLEAGUES, OWN)));
        table.put(
                Role.SUPERVISOR,
                new EnumMap<>(Map.of(Act.ANSWER, ALL, Act.LIST_COLLEAGUES, OWN, Act.WATCH, ALL, Act.BLOCK, ALL)));
        table.put(Role.VIEWER, new EnumMap<>(Map.of(Act.READ_RECORDS, ALL)));
        table.put(
                Role.ADMIN,
                new EnumMap<>(Map.of(Act.CHANGE_SETTINGS, ALL, Act.CHANGE_DEPARTMENTS, ALL, Act.READ_AUDIT, ALL)));
        return table;
    }

    /** How far somebody of this role may go. */
    public static Reach reach(Role role, Act act) {
        return TABLE.getOrDefault(role, Map.of()).getOrDefault(act, Reach.NOTHING);
    }

    /** How far somebody may go who has these roles, as tokens name them: as far as the best of them. */
    public static Reach reach(Collection<String> roles, Act act) {
        return roles.stream()
                .map(Role::of)
                .flatMap(Optional::stream)
                .map(role -> reach(role, act))
                .max(Comparator.naturalOrder())
                .orElse(Reach.NOTHING);
    }

    /** Whether somebody who has these roles may do it at all. */
    public static boolean may(Collection<String> roles, Act act) {
        return reach(roles, act) != Reach.NOTHING;
    }

    /** The roles, as tokens name them, of which one is needed. */
    public static List<String> rolesFor(Act act) {
        return Stream.of(Role.values())
                .filter(role -> reach(role, act) != Reach.NOTHING)
                .map(Role::wire)
                .toList();
    }
}
