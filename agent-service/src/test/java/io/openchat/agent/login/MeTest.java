package io.openchat.agent.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeTest {
    @Test
    void takesAClaimThatIsATextOrAListOfTexts() {
        assertThat(Me.firstText("north", "default")).isEqualTo("north");
        assertThat(Me.firstText(List.of(" north ", "south"), "default")).isEqualTo("north");
    }

    @Test
    void takesNamesAsPeopleCanSeeThem() {
        assertThat(Me.nameOf("Al\u202Eice", "alice")).isEqualTo("Alice");
        assertThat(Me.nameOf("\u200B\u3164", "alice")).isEqualTo("alice");
        assertThat(Me.nameOf("Zoe\u0308", "zoe")).isEqualTo("Zoë");
    }

    @Test
    void takesTheDefaultForAClaimThatSaysNothing() {
        assertThat(Me.firstText(null, "default")).isEqualTo("default");
        assertThat(Me.firstText("  ", "default")).isEqualTo("default");
        assertThat(Me.firstText(List.of(), "default")).isEqualTo("default");
    }
}
