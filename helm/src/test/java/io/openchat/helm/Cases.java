package io.openchat.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The ways in which people install OpenChat: a file of values for each, in {@code src/test/resources/cases}. */
final class Cases {
    private static final Path FOLDER = Path.of("src/test/resources/cases");

    /** What an evaluation needs beside our services is a part of its own, and tested as far as it is there. */
    private static final boolean EVALUATION = Files.isDirectory(Chart.FOLDER.resolve("templates/evaluation"));

    private Cases() {}

    static Path file(String name) {
        return FOLDER.resolve(name + ".yaml");
    }

    static List<String> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .filter(name -> EVALUATION || !name.equals("evaluation"))
                    .sorted()
                    .toList();
        }
    }
}
