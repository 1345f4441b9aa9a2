package io.openchat.standalone.bus;

import io.openchat.standalone.LaunchException;
import io.openchat.standalone.data.DataFolder;
import io.openchat.standalone.process.TiedCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.Architecture;
import redis.embedded.model.OS;
import redis.embedded.model.OsArchitecture;

/**
 * A redis-server that keeps nothing: the one for this kind of machine, from a jar that brings several.
 *
 * @param file the unpacked program
 */
public record RedisProgram(Path file) {

    /**
     * Unpacks the program into the data folder, anew each time, since the jar's may be another one by now.
     *
     * @throws LaunchException when the jar has none for this kind of machine
     */
    public static RedisProgram in(DataFolder data) {
        String name = name(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        Path folder = data.resolve("redis");
        Path file = folder.resolve("redis-server");
        try (InputStream program = ExecutableProvider.class.getResourceAsStream(name)) {
            if (program == null) {
                throw new IOException("no resource " + name);
            }
            Files.createDirectories(folder);
            Path fresh = folder.resolve("redis-server.new");
            Files.copy(program, fresh, StandardCopyOption.REPLACE_EXISTING);
            if (!fresh.toFile().setExecutable(true)) {
                throw new IOException(fresh + " cannot be made executable");
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new RedisProgram(file);
        } catch (IOException e) {
            throw new LaunchException("Redis cannot be unpacked into " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The command that starts it on a port of 127.0.0.1, without a file of its own: what it forgets is in the store. */
    public TiedCommand command(int port) {
        List<String> line = List.of(
                file.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                file.resolveSibling("").toString(),
                "--save",
                "",
                "--appendonly",
                "no");
        return new TiedCommand("redis", line, Map.of(), () -> Pong.from(port));
    }

    /** Name of the resource for a kind of machine, as Java's system properties name it. */
    static String name(String os, String architecture) {
        Map<OsArchitecture, String> programs = ExecutableProvider.newProvidedVersionsMap();
        return Optional.ofNullable(kind(os, architecture))
                .map(programs::get)
                .orElseThrow(() -> new LaunchException("there is no Redis for " + os + " on " + architecture
                        + ", so there can be one replica only; leave --replicas out"));
    }

    /** Not for Windows: the program is tied to our life by a shell. */
    private static @Nullable OsArchitecture kind(String os, String architecture) {
        OS system = switch (os.toLowerCase(Locale.ROOT).split(" ", 2)[0]) {
            case "linux" -> OS.UNIX;
            case "mac" -> OS.MAC_OS_X;
            default -> null;
        };
        Architecture processor = switch (architecture) {
            case "amd64", "x86_64" -> Architecture.x86_64;
            case "aarch64", "arm64" -> Architecture.aarch64;
            case "i386", "x86" -> Architecture.x86;
            default -> null;
        };
        return system == null || processor == null ? null : new OsArchitecture(system, processor);
    }
}
