package io.openchat.standalone.bus;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Redis or Valkey of this machine, which its distribution keeps free of known holes.
 *
 * @param file the program
 * @param version what it says of itself
 */
record InstalledRedis(Path file, String version) {

    /** Both say {@code … server v=7.0.15 sha=…}. Valkey begins at 7.2. */
    private static final Pattern VERSION = Pattern.compile("\\bv=((\\d+)\\.\\d+\\.\\d+)");

    /** The newest Redis 6 that the jar brings is older than any of these, and nobody mends it any more. */
    private static final int OLDEST = 7;

    private static final int PATIENCE_SECONDS = 5;

    /** The first one in these folders, written as {@code PATH} is. */
    static Optional<InstalledRedis> on(String path) {
        return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of("valkey-server", "redis-server").map(Path.of(folder)::resolve))
                .filter(Path::isAbsolute)
                .filter(Files::isExecutable)
                .flatMap(file -> asked(file).stream())
                .findFirst();
    }

    private static Optional<InstalledRedis> asked(Path file) {
        try {
            Process program = new ProcessBuilder(file.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            program.getOutputStream().close();
            if (!program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                program.destroyForcibly();
                return Optional.empty();
            }
            String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return version(said).map(version -> new InstalledRedis(file, version));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The version in what a program says of itself; empty when it is too old or none of ours. */
    static Optional<String> version(String said) {
        Matcher version = VERSION.matcher(said);
        return version.find() && Integer.parseInt(version.group(2)) >= OLDEST
                ? Optional.of(version.group(1))
                : Optional.empty();
    }
}
