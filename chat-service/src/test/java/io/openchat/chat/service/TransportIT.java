package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The packaged program waits for its sockets with epoll: the jar, or the native one with {@code -Dnative}. */
@QuarkusIntegrationTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
@EnabledOnOs(OS.LINUX)
class TransportIT {
    @Test
    void nettysLibraryIsLoaded() {
        assertThat(programs().map(TransportIT::mappings))
                .anySatisfy(mappings -> assertThat(mappings).contains("libnetty_transport_native_epoll"));
    }

    /** The test starts the program, and nothing else that has this library. */
    private static Stream<ProcessHandle> programs() {
        return ProcessHandle.current().descendants();
    }

    private static String mappings(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "maps"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
