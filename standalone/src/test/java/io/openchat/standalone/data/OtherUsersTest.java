package io.openchat.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.standalone.OtherUser;
import io.openchat.standalone.front.Certificate;
import io.openchat.standalone.process.Child;
import io.openchat.standalone.process.TiedCommand;
import io.openchat.store.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What other users of the machine can read of the data folder: nothing. */
@DisabledOnOs(OS.WINDOWS)
class OtherUsersTest {

    @TempDir
    Path temp;

    @BeforeEach
    void theFolderLiesWhereEverybodyMayLook() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void allThatIsWrittenIsForItsOwnerOnly() throws Exception {
        try (DataFolder data = DataFolder.open(temp.resolve("data"))) {
            Secrets secrets = Secrets.in(data);
            Certificate.in(data, secrets, Clock.systemUTC());
            new KeptPort(data, 8443).keep();
            EmbeddedStore.open(data.resolve("store"), EmbeddedStore.ANY_PORT, secrets.secret("store"))
                    .close();
            writesIntoItsLogAndAFile(data);

            assertThat(data.logs().resolve("thing.log")).isNotEmptyFile();
            assertThat(data.resolve("tls").resolve("localhost.p12")).isNotEmptyFile();
            assertThat(openToOthers(data.path())).isEmpty();
            assertThat(OtherUser.runs("cat", data.resolve("passwords.txt").toString()))
                    .contains("Permission denied")
                    .doesNotContain("secret.store");
        }
    }

    @Test
    void whatAnEarlierVersionLeftOpenIsTakenFromOthersAtTheNextStart() throws Exception {
        Path folder = temp.resolve("data");
        for (String file :
                List.of("port", "logs/keycloak.log", "store/openchat.mv", "keycloak/data/import/realm.json")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "open");
        }
        Path elsewhere = Files.writeString(temp.resolve("elsewhere"), "of somebody else");
        Files.createSymbolicLink(folder.resolve("keycloak/lib"), elsewhere);
        Path distribution = Files.createDirectories(folder.resolve("keycloak-1.2.3/bin"));
        Path own = Files.writeString(folder.resolve("notes.txt"), "put here by the owner");
        openToEverybody(folder, elsewhere);

        DataFolder.open(folder).close();

        assertThat(openToOthers(folder))
                .as("what is not ours is left as it was, in a folder that is closed")
                .containsExactlyInAnyOrder(own, distribution, distribution.getParent());
        assertThat(permissions(elsewhere)).as("links are not followed").isEqualTo("rw-r--r--");
        assertThat(OtherUser.runs("cat", folder.resolve("logs/keycloak.log").toString(), own.toString()))
                .doesNotContain("open\n", "put here");
    }

    /** What a child writes, which knows nothing of us. */
    private void writesIntoItsLogAndAFile(DataFolder data) throws Exception {
        Path own = data.resolve("store").resolve("own");
        List<String> line = List.of("sh", "-c", "echo hello; echo mine > " + own + "; exec tail -f /dev/null");
        Child child = new Child(
                new TiedCommand("thing", line, Map.of(), () -> Files.exists(own)), temp, data.logs(), report -> {});
        child.start().firstReady().get(20, TimeUnit.SECONDS);
        child.stop(Duration.ofSeconds(10));
    }

    private static void openToEverybody(Path... roots) throws IOException {
        for (Path root : roots) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path each : all.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                    Files.setPosixFilePermissions(
                            each, PosixFilePermissions.fromString(Files.isDirectory(each) ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static List<Path> openToOthers(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !Files.isSymbolicLink(path))
                    .filter(path -> !permissions(path).endsWith("------"))
                    .toList();
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
