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
    void takesTheDefaultForAClaimThatSaysNothing() {
        assertThat(Me.firstText(null, "default")).isEqualTo("default");
        assertThat(Me.firstText("  ", "default")).isEqualTo("default");
        assertThat(Me.firstText(List.of(), "default")).isEqualTo("default");
    }
}
