package io.openchat.e2e.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of files. */
public final class Folders {
    private Folders() {}

    /** Deletes a folder with all that is in it; one that is missing is fine. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path :
                        List.copyOf(all.sorted(Comparator.reverseOrder()).toList())) {
                    Files.delete(path);
                }
            }
        }
    }
}
