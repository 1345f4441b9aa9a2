package io.openchat.chat.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** The redis-servers that tests can run: the old one that a jar brings along, and what this machine has. */
public final class RedisProgram {
    /** Both kinds say {@code … server v=7.0.15 sha=…}. */
    private static final Pattern VERSION = Pattern.compile("\\bv=(\\d+)\\.");

    /** The first one with sharded publish and subscribe. */
    private static final int SHARDED = 7;

    private RedisProgram() {}

    /** Everybody has this one: 6.2. */
    public static Path ofTheJar() {
        try {
            return ExecutableProvider.newJarResourceProvider().get().toPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Redis 7 or Valkey, when there is one on the {@code PATH}. */
    public static Optional<Path> sharded() {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(Pattern.quote(File.pathSeparator)))
                .flatMap(folder -> Stream.of(Path.of(folder, "valkey-server"), Path.of(folder, "redis-server")))
                .filter(Files::isExecutable)
                .filter(file -> version(file) >= SHARDED)
                .findFirst();
    }

    /** For {@code @EnabledIf}. */
    public static boolean isShardedThere() {
        return sharded().isPresent();
    }

    /** Whether the jar's was built with TLS, for {@code @EnabledIf}: then it only asks for a certificate. */
    public static boolean speaksTls() {
        return said(ofTheJar(), "--port", "0", "--tls-port", "1").contains("tls-cert-file");
    }

    private static int version(Path file) {
        Matcher said = VERSION.matcher(said(file, "--version"));
        return said.find() ? Integer.parseInt(said.group(1)) : 0;
    }

    private static String said(Path file, String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of(file.toString()));
            command.addAll(List.of(arguments));
            Process program =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
