package io.openchat.standalone.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openchat.standalone.LaunchException;
import io.openchat.standalone.data.DataFolder;
import io.openchat.standalone.data.Secrets;
import io.openchat.standalone.process.Child;
import io.openchat.standalone.process.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisProgramTest {

    @TempDir
    Path temp;

    @Test
    void itServesIsStartedAgainWhenItIsKilledAndKeepsNothing() throws Exception {
        try (DataFolder data = DataFolder.open(temp.resolve("with a space"))) {
            int port = Ports.free(1).getFirst();
            Child redis =
                    new Child(RedisProgram.unpackedIn(data).command(port, access(data)), temp, data.logs(), line -> {});
            redis.start();
            redis.firstReady().get(20, TimeUnit.SECONDS);
            ProcessHandle first = ProcessHandle.of(redis.pid()).orElseThrow();
            assertThat(first.info().command())
                    .as("the process is Redis, not a shell")
                    .hasValueSatisfying(command -> assertThat(command).endsWith("redis-server"));

            first.destroyForcibly();
            first.onExit().get(10, TimeUnit.SECONDS);
            eventually(() -> redis.isReady() && redis.pid() != first.pid());

            redis.stop(Duration.ofSeconds(10));
            assertThat(access(data).isAnswered(port)).isFalse();
            assertThat(data.logs().resolve("redis.log")).content().contains("Ready to accept connections");
            try (var files = Files.list(data.resolve("redis"))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .as("no dump")
                        .containsExactlyInAnyOrder("redis-server", "redis.conf");
            }
        }
    }

    @Test
    void itIsUnpackedOverOneThatStillRuns() throws Exception {
        try (DataFolder data = DataFolder.open(temp)) {
            Child redis = new Child(
                    RedisProgram.unpackedIn(data).command(Ports.free(1).getFirst(), access(data)),
                    temp,
                    data.logs(),
                    line -> {});
            redis.start();
            redis.firstReady().get(20, TimeUnit.SECONDS);
            assertThat(RedisProgram.unpackedIn(data).file()).isExecutable();
            redis.stop(Duration.ofSeconds(10));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-amd64",
        "Linux, aarch64, linux-arm64",
        "Mac OS X, aarch64, darwin-arm64",
        "Mac OS X, x86_64, darwin-amd64"
    })
    void eachKindOfMachineHasItsProgram(String os, String architecture, String program) {
        assertThat(RedisProgram.name(os, architecture)).endsWith(program);
    }

    @ParameterizedTest
    @CsvSource({"Linux, riscv64", "FreeBSD, amd64", "Windows 11, amd64", "Mac OS X, x86"})
    void anotherKindOfMachineIsOneLineThatNamesIt(String os, String architecture) {
        assertThatThrownBy(() -> RedisProgram.name(os, architecture))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("there is no Redis for " + os + " on " + architecture)
                .hasMessageNotContaining("\n");
    }

    private static Access access(DataFolder data) {
        return Access.of(Secrets.in(data));
    }

    private static void eventually(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 20 s").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
