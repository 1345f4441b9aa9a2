package io.openchat.e2e.attacks;

import io.openchat.e2e.attacks.site.Cores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What came of all attacks, as a table in Markdown: printed, and kept in a file. */
final class Report {
    private static final String HEAD = """
            | attack | sent (MB) | sockets | got | others' acks: p99 (ms) | longest | longest wait of a newcomer | of who opens the page | sockets lost | memory before (MB) | peak | after |
            |---|---:|---:|---|---:|---:|---:|---:|---|---:|---:|---:|""";

    private final Path file;
    private final String machine;
    private final List<String> rows = new ArrayList<>();

    Report(Path file, long seconds) {
        this.file = file;
        this.machine = "Each attack for %d s, some for twice as long; Java %s, %s; %s.\n"
                .formatted(
                        seconds,
                        Runtime.version().feature(),
                        System.getProperty("os.name"),
                        Cores.apart()
                                ? "services and store on one core, attackers and others on another"
                                : "attackers, others and services on the same cores");
    }

    void add(Outcome outcome) {
        rows.add(outcome.row());
        System.out.println(outcome.row());
        outcome.harm().forEach(harm -> System.out.println("    " + harm));
        try {
            Files.writeString(file, machine + "\n" + HEAD + "\n" + String.join("\n", rows) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
