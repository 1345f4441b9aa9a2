package io.openchat.shared.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole table as people read it, and what follows for those who have none or several of its roles. */
class PermissionsTest {
    /** A line for each act, a column for each role; docs/security.md has the same. */
    private static final String TABLE = """
            act                agent   supervisor viewer  admin
            answer             all     all        nothing nothing
            list-colleagues    own     own        nothing nothing
            watch              nothing all        nothing nothing
            block              nothing all        nothing nothing
            read-records       nothing nothing    all     nothing
            change-settings    nothing nothing    nothing all
            change-departments nothing nothing    nothing all
            read-audit         nothing nothing    nothing all
            """;

    @Test
    void table_isThis() {
        String lines = Stream.concat(
                        Stream.of(line("act", Stream.of(Role.values()).map(Role::wire))),
                        Stream.of(Act.values()).map(act -> line(act.permission(), reaches(act))))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(lines).isEqualTo(TABLE);
    }

    private static Stream<String> reaches(Act act) {
        return Stream.of(Role.values())
                .map(role -> Permissions.reach(role, act).name().toLowerCase(Locale.ROOT));
    }

    private static String line(String act, Stream<String> cells) {
        List<String> four = cells.toList();
        return String.format(
                        Locale.ROOT,
                        "%-18s %-7s %-10s %-7s %s",
                        act,
                        four.get(0),
                        four.get(1),
                        four.get(2),
                        four.get(3))
                .stripTrailing();
    }

    @ParameterizedTest
    @EnumSource
    void whoHasNoRole_orOneThatIsNotOurs_mayDoNothing(Act act) {
        assertThat(Permissions.may(List.of(), act)).isFalse();
        assertThat(Permissions.may(List.of("offline_access", "AGENT", " admin", "", "agents"), act))
                .isFalse();
    }

    @Test
    void whoHasSeveralRoles_mayDoWhatAnyOfThemMay() {
        List<String> sue = List.of("uma_authorization", "supervisor", "viewer");
        assertThat(Stream.of(Act.values()).filter(act -> Permissions.may(sue, act)))
                .containsExactly(Act.ANSWER, Act.LIST_COLLEAGUES, Act.WATCH, Act.BLOCK, Act.READ_RECORDS);
        assertThat(Permissions.reach(List.of("viewer", "agent"), Act.LIST_COLLEAGUES))
                .isEqualTo(Reach.OWN);
    }

    @Test
    void aReach_coversWhatIsOwn_whatIsNot_orNeither() {
        assertThat(Reach.ALL.covers(false)).isTrue();
        assertThat(Reach.ALL.covers(true)).isTrue();
        assertThat(Reach.OWN.covers(false)).isFalse();
        assertThat(Reach.OWN.covers(true)).isTrue();
        assertThat(Reach.NOTHING.covers(true)).isFalse();
        assertThat(Reach.NOTHING.covers(false)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void anAct_isFoundByTheNameThatAnnotationsUse(Act act) {
        assertThat(Act.of(act.permission())).hasValue(act);
        assertThat(Act.of(act.name())).isEmpty();
    }

    @Test
    void whoLacksARole_isToldWhichOnesWouldDo() {
        assertThat(Permissions.rolesFor(Act.ANSWER)).containsExactly("agent", "supervisor");
        assertThat(Permissions.rolesFor(Act.READ_AUDIT)).containsExactly("admin");
    }
}
