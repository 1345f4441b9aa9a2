package io.openchat.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.store.EmbeddedStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a store that somebody brought along: soon, and without the password. */
@Timeout(30)
class StoreCheckTest {
    private static final String PASSWORD = "pass-word";

    private static Optional<String> trouble(String address) {
        return new StoreCheck(address, Engines.DATABASE).trouble();
    }

    @Test
    void aStoreThatAnswers_isNoTrouble(@TempDir Path folder) {
        try (EmbeddedStore store = EmbeddedStore.open(folder, EmbeddedStore.ANY_PORT, PASSWORD)) {
            assertThat(trouble(store.connectionString())).isEmpty();
        }
    }

    @Test
    void aWrongPassword_isCalledSo(@TempDir Path folder) {
        try (EmbeddedStore store = EmbeddedStore.open(folder, EmbeddedStore.ANY_PORT, "another")) {
            String address = store.connectionString().replace("another", PASSWORD);
            assertThat(trouble(address).orElseThrow())
                    .containsIgnoringCase("authentication failed")
                    .doesNotContain(PASSWORD);
        }
    }

    @Test
    void nobodyThere_isSaidOfEachHost() {
        assertThat(trouble("mongodb://u:" + PASSWORD + "@127.0.0.1:1,nowhere.invalid:2/?replicaSet=rs0")
                        .orElseThrow())
                .contains("127.0.0.1:1: Connection refused", "nowhere.invalid:2: no such host")
                .doesNotContain(PASSWORD);
    }

    @Test
    void whoTakesConnectionsAndSaysNothing_isFoundOut() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(trouble("mongodb://u:" + PASSWORD + "@127.0.0.1:" + silent.getLocalPort())
                            .orElseThrow())
                    .contains("127.0.0.1:" + silent.getLocalPort())
                    .containsIgnoringCase("time")
                    .doesNotContain(PASSWORD);
        }
    }

    @Test
    void aPasswordThatIsNotWrittenAsItMustBe_isNotSaid() {
        assertThat(trouble("mongodb://u:" + PASSWORD + "/@h").orElseThrow())
                .contains("%40")
                .doesNotContain(PASSWORD);
    }
}
