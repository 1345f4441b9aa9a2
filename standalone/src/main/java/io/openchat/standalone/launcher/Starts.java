package io.openchat.standalone.launcher;

import io.openchat.standalone.StopWatch;
import io.openchat.standalone.data.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How long the first start on a data folder took, kept beside the data so that later starts can be compared. */
final class Starts {

    private final Path file;

    Starts(Path data) {
        this.file = data.resolve("first-start.txt");
    }

    /** The first start in words; empty when this is it. */
    Optional<String> first() throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    void keepFirst(StopWatch watch) throws IOException {
        if (!Files.exists(file)) {
            PrivateFile.write(file, words(watch) + "\n");
        }
    }

    static String words(StopWatch watch) {
        return String.format(
                Locale.ROOT,
                "visitor page after %.1f s, everything after %.1f s",
                watch.seconds(StopWatch.Mark.PAGE),
                watch.seconds(StopWatch.Mark.ALL));
    }
}
