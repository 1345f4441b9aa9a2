package io.openchat.standalone.bus;

import io.openchat.standalone.LaunchException;
import io.openchat.standalone.data.DataFolder;
import io.openchat.standalone.data.PrivateFile;
import io.openchat.standalone.process.TiedCommand;
import io.openchat.store.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.Architecture;
import redis.embedded.model.OS;
import redis.embedded.model.OsArchitecture;

/**
 * A redis-server that keeps nothing: the one of this machine, else one from a jar that brings some for several kinds of
 * machine.
 *
 * @param file the program
 * @param folder for its configuration
 */
public record RedisProgram(Path file, Path folder) {

    /**
     * Looks for a program on the {@code PATH}, and unpacks one when there is none that we would take.
     *
     * @param say gets a line that says which one it is
     */
    public static RedisProgram in(DataFolder data, Consumer<String> say) {
        Optional<InstalledRedis> installed = InstalledRedis.on(Objects.requireNonNullElse(System.getenv("PATH"), ""));
        if (installed.isPresent()) {
            say.accept("redis is " + installed.get().version() + " of this machine, "
                    + installed.get().file());
            return new RedisProgram(installed.get().file(), data.resolve("redis"));
        }
        RedisProgram unpacked = unpackedIn(data);
        say.accept(
                "redis is the old one that comes along, since there is no redis-server 7 or valkey-server on the PATH");
        return unpacked;
    }

    /**
     * Unpacks the program into the data folder, anew each time, since the jar's may be another one by now.
     *
     * @throws LaunchException when the jar has none for this kind of machine
     */
    static RedisProgram unpackedIn(DataFolder data) {
        String name = name(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        Path folder = data.resolve("redis");
        Path file = folder.resolve("redis-server");
        try (InputStream program = ExecutableProvider.class.getResourceAsStream(name)) {
            if (program == null) {
                throw new IOException("no resource " + name);
            }
            OwnerOnly.folder(folder);
            Path fresh = folder.resolve("redis-server.new");
            Files.copy(program, fresh, StandardCopyOption.REPLACE_EXISTING);
            if (!fresh.toFile().setExecutable(true)) {
                throw new IOException(fresh + " cannot be made executable");
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new RedisProgram(file, folder);
        } catch (IOException e) {
            throw new LaunchException("Redis cannot be unpacked into " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * The command that starts it on a port of 127.0.0.1, without a file of its own: what it forgets is in the store. Who may
     * do what stands in a file, since everybody can read the command lines of a machine.
     */
    public TiedCommand command(int port, Access access) {
        Path configuration = folder.resolve("redis.conf");
        try {
            OwnerOnly.folder(folder);
            PrivateFile.write(configuration, """
                bind 127.0.0.1
                port %d
                dir "%s"
                save ""
                appendonly no
                """.formatted(port, quoted(folder)) + access.rules());
        } catch (IOException e) {
            throw new LaunchException("Redis' configuration " + configuration + " cannot be written: " + e, e);
        }
        return new TiedCommand(
                "redis", List.of(file.toString(), configuration.toString()), Map.of(), () -> access.isAnswered(port));
    }

    private static String quoted(Path path) {
        return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
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
