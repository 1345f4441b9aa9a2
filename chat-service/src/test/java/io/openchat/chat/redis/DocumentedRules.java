package io.openchat.chat.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What chat-service may do at Redis, as docs/install.md tells operators to write it. */
public final class DocumentedRules {
    private static final Path DOCUMENT = Path.of("..", "docs", "install.md");

    private DocumentedRules() {}

    /** At a server, or at a master with Sentinels. */
    public static String server(String password) {
        return rule("+publish ", password);
    }

    /** At each node of a cluster. */
    public static String cluster(String password) {
        return rule("+spublish ", password);
    }

    /** At a Sentinel. */
    public static String sentinel(String password) {
        return rule("+sentinel|", password);
    }

    private static String rule(String mark, String password) {
        try (Stream<String> lines = Files.lines(DOCUMENT)) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith("user openchat on >PASSWORD ") && line.contains(mark))
                    .findFirst()
                    .orElseThrow()
                    .replace("PASSWORD", password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
