package io.openchat.standalone.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class InstalledRedisTest {

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({
        "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=ae4d7c971a948f0, 7.0.15",
        "Valkey server v=8.1.4 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=ae4d7c971a948f0, 8.1.4",
        "Server v=10.0.1 sha=00000000:0, 10.0.1"
    })
    void aVersionThatIsKeptFreeOfHolesIsTaken(String said, String version) {
        assertThat(InstalledRedis.version(said)).contains(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Redis server v=6.2.14 sha=00000000:0", "Redis server v=5.0.3 sha=0", "usage: x", ""})
    void anOlderOneIsNot(String said) {
        assertThat(InstalledRedis.version(said)).isEmpty();
    }

    @Test
    void theFirstGoodOneOnThePathIsTaken_andNoneOfRelativeFolders() throws IOException {
        program("old", "redis-server", "echo Redis server v=6.0.16 sha=0");
        program("broken", "redis-server", "exit 1");
        Path good = program("good", "valkey-server", "echo Valkey server v=8.0.6 sha=0");
        program("late", "redis-server", "echo Redis server v=7.4.6 sha=0");
        String path = String.join(File.pathSeparator, "", ".", folder("none"), folder("old"), folder("broken"))
                + File.pathSeparator
                + folder("good")
                + File.pathSeparator
                + folder("late");

        assertThat(InstalledRedis.on(path)).contains(new InstalledRedis(good, "8.0.6"));
        assertThat(InstalledRedis.on(folder("old"))).isEmpty();
        assertThat(InstalledRedis.on("")).isEmpty();
    }

    private String folder(String name) {
        return temp.resolve(name).toString();
    }

    private Path program(String folder, String name, String line) throws IOException {
        Path file = Files.createDirectories(temp.resolve(folder)).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }
}
