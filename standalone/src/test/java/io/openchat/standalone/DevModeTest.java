package io.openchat.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.standalone.process.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevModeTest {

    @TempDir
    Path root;

    @Test
    void aServiceFromItsSourcesHasTheEnvironmentOfThePackagedOne() throws IOException {
        ProcessBuilder process = command("agent-service", "view-service").process(root);

        assertThat(process.environment()).containsEntry("QUARKUS_HTTP_PORT", "4711");
        assertThat(process.command())
                .containsSequence("mvn", "-f", root.toString(), "-pl", "view-service")
                .containsSubsequence("-am", "test-compile", "quarkus:dev");
    }

    @Test
    void whatItCompilesIsNotTakenForBuiltByOthers() throws IOException {
        assertThat(command("view-service", "view-service").process(root).command())
                .contains("-Dquick", "-Dbuild.folder=target/dev");
    }

    @Test
    void itIsHeardAtTheTerminal() throws IOException {
        assertThat(command("view-service", "view-service").isHeard()).isTrue();
    }

    @Test
    void itIsReadyWhenItListens() throws IOException {
        Command command;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            command = dev(Set.of("chat-service")).command("chat-service", Map.of(), server.getLocalPort());
            assertThat(command.readiness().now()).isTrue();
        }
        assertThat(command.readiness().now()).isFalse();
    }

    /** Who moves it must tell us. */
    @Test
    void whatWatchesTheBrowsersSourcesIsThere() throws IOException {
        withPages("chat-service");
        Command web = dev(Set.of("chat-service")).web().orElseThrow();

        String inTheTree = web.process(root).command().stream()
                .filter(word -> word.endsWith("watch.mjs"))
                .findFirst()
                .orElseThrow();
        assertThat(Home.find().root().resolve(root.relativize(Path.of(inTheTree))))
                .exists();
    }

    @Test
    void debuggersJoinOnlyWhenAskedForEachServiceAtAPortOfItsOwn() {
        Options options = Options.in(root).withDevMode(Set.copyOf(Home.SERVICES));

        assertThat(Home.SERVICES)
                .allSatisfy(service -> assertThat(debugOf(options, service)).isEqualTo("-Ddebug=false"));
        assertThat(Home.SERVICES.stream().map(service -> debugOf(options.withDebug(), service)))
                .containsExactly("-Ddebug=5005", "-Ddebug=5006", "-Ddebug=5007");
    }

    @Test
    void theBrowsersSourcesAreWatchedForThoseServicesOnly() throws IOException {
        withPages("chat-service");
        withPages("agent-service");

        assertThat(dev(Set.of("agent-service", "view-service")).web())
                .hasValueSatisfying(web -> assertThat(web.process(root).command())
                        .containsSubsequence(
                                "node", root.resolve("agent-service").toString())
                        .doesNotContain(
                                root.resolve("chat-service").toString(),
                                root.resolve("view-service").toString()));
        assertThat(dev(Set.of("view-service")).web()).isEmpty();
        assertThat(dev(Set.of()).web()).isEmpty();
    }

    private void withPages(String service) throws IOException {
        Path web = Files.createDirectories(root.resolve(service).resolve("src/main/web"));
        Files.writeString(web.resolve("entries.json"), "{}");
    }

    private Command command(String inDevMode, String service) {
        return dev(Set.of(inDevMode)).command(service, Map.of("QUARKUS_HTTP_PORT", "4711"), 4711);
    }

    private DevMode dev(Set<String> services) {
        return new DevMode(root, Options.in(root).withDevMode(services));
    }

    private String debugOf(Options options, String service) {
        List<String> line = new DevMode(root, options)
                .command(service, Map.of(), 1)
                .process(root)
                .command();
        return line.stream()
                .filter(word -> word.startsWith("-Ddebug="))
                .findFirst()
                .orElse("none");
    }
}
