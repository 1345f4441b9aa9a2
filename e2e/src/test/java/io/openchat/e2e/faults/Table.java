package io.openchat.e2e.faults;

import io.openchat.e2e.faults.client.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What came out, as a table in Markdown: printed, and kept in a file. */
public final class Table {
    private static final String HEAD = """
            | fault | messages sent | acked | lost | duplicated | reordered | longest gap in delivery (ms) | sockets lost |
            |---|---:|---:|---:|---:|---:|---:|---|""";

    private final Path file;
    private final List<String> rows = new ArrayList<>();

    public Table(Path file) {
        this.file = file;
    }

    public void add(String fault, Tally tally) {
        String row = "| %s | %d | %d | %d | %d | %d | %d | %s |"
                .formatted(
                        fault,
                        tally.sent(),
                        tally.acked(),
                        tally.lost(),
                        tally.duplicated(),
                        tally.reordered(),
                        tally.longestGap(),
                        tally.closeCodes());
        rows.add(row);
        System.out.printf(
                "%s repeats %d, refusals %s, longest: %s%n",
                row, tally.repeats(), tally.refusals(), tally.longestWas());
        tally.complaints().forEach(System.out::println);
        try {
            Files.writeString(file, HEAD + "\n" + String.join("\n", rows) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
