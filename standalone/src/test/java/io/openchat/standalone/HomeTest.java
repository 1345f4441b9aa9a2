package io.openchat.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path root;

    private void has(String file) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
    }

    private Home release() throws IOException {
        has("lib/launcher/openchat-standalone-attached.jar");
        has("lib/keycloak-26.0.0/unpacked/keycloak.marker");
        for (String service : Home.SERVICES) {
            has("lib/" + service + "/quarkus-run.jar");
        }
        return new Home(root);
    }

    @Test
    void aReleaseHasItsProgramsInLib() throws IOException {
        Home home = release();
        home.check(Set.of());
        assertThat(home.program("view-service")).isEqualTo(root.resolve("lib/view-service/quarkus-run.jar"));
        assertThat(home.keycloak()).isEqualTo(root.resolve("lib/keycloak-26.0.0"));
    }

    @Test
    void whatLacksInARelease_cannotBeBuilt() throws IOException {
        Home home = release();
        Files.delete(root.resolve("lib/chat-service/quarkus-run.jar"));
        assertThatThrownBy(() -> home.check(Set.of()))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("chat-service")
                .hasMessageEndingWith("unpack the release anew");
    }

    @Test
    void aTreeHasItsProgramsWhereTheyAreBuilt() throws IOException {
        has("standalone/target/openchat-standalone-attached.jar");
        has(".openchat/keycloak-26.0.0/unpacked/keycloak.marker");
        has("chat-service/target/quarkus-app/quarkus-run.jar");
        Home home = new Home(root);
        home.check(Set.of("agent-service", "view-service"));
        assertThatThrownBy(() -> home.check(Set.of("agent-service")))
                .isInstanceOf(LaunchException.class)
                .hasMessageEndingWith("./openchat run builds it");
    }
}
