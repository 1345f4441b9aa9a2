package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files in git that are made by a program: compared with what it makes, or, with {@code -Dsnapshot.update}, written anew. */
final class Kept {
    static final boolean UPDATE = System.getProperty("snapshot.update") != null;

    private Kept() {}

    static void in(Path file, String content) throws IOException {
        if (UPDATE) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, content);
        }
        assertThat(file)
                .as("%s is stale; when the change is meant, run: ./openchat test -pl helm -Dsnapshot.update", file)
                .exists()
                .hasContent(content);
    }
}
