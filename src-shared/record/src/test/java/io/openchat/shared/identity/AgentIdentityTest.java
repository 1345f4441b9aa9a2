package io.openchat.shared.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgentIdentityTest {
    @Test
    void anAgency_isATextOrTheFirstOfAList() {
        assertThat(AgentIdentity.agency("north")).isEqualTo("north");
        assertThat(AgentIdentity.agency(Json.createValue("north"))).isEqualTo("north");
        assertThat(AgentIdentity.agency(List.of(" north ", "south"))).isEqualTo("north");
        assertThat(AgentIdentity.agency(
                        Json.createArrayBuilder().add("north").add("south").build()))
                .isEqualTo("north");
    }

    @Test
    void aClaimThatSaysNothing_isNone() {
        assertThat(AgentIdentity.agency(null)).isEqualTo("default");
        assertThat(AgentIdentity.agency("  ")).isEqualTo("default");
        assertThat(AgentIdentity.agency(List.of())).isEqualTo("default");
        assertThat(AgentIdentity.agency(7)).isEqualTo("default");
    }

    @Test
    void aName_isWhatPeopleCanSee() {
        assertThat(name("Al\u202Eice", "alice")).isEqualTo("Alice");
        assertThat(name("Zoe\u0308", "zoe")).isEqualTo("Zoë");
        assertThat(name("\u200B\u3164", "alice")).isEqualTo("alice");
        assertThat(name(null, "alice")).isEqualTo("alice");
        assertThat(name(null, "\u200B")).isEqualTo("id-1");
        assertThat(name(null, null)).isEqualTo("id-1");
    }

    private static String name(@Nullable Object name, @Nullable Object login) {
        return AgentIdentity.name(name, login, "id-1");
    }
}
