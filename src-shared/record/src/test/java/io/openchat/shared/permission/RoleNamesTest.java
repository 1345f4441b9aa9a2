package io.openchat.shared.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may do what is asked of the table alone: no source of the services names a role, or asks for one in another way. */
class RoleNamesTest {
    private static final List<String> MODULES = List.of(
            "src-shared/wire",
            "src-shared/record",
            "src-shared/http",
            "src-shared/kernel",
            "src-shared/feed",
            "src-shared/portal",
            "chat-service",
            "agent-service",
            "view-service");

    /** "agent" is the name of a side and of a field, too; of the annotations below all take a role. */
    private static final Pattern ROLE =
            Pattern.compile("\"(supervisor|viewer|admin)\"|@RolesAllowed|\\.hasRole\\(|Role\\.[A-Z]+\\b");

    @Test
    void noSource_namesARole_butThatOfTheTable() throws IOException {
        Path root = root();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(root.resolve(module))) {
                List<Path> sources = files.filter(RoleNamesTest::isSource).toList();
                assertThat(sources).as(module).isNotEmpty();
                assertThat(sources.stream()
                                .filter(source -> ROLE.matcher(text(source)).find()))
                        .as("sources of " + module + " that name a role")
                        .isEmpty();
            }
        }
    }

    @Test
    void theTable_isWhereTheyAreNamed() {
        Path table = root().resolve("src-shared/record/src/main/java/io/openchat/shared/permission/Permissions.java");
        assertThat(ROLE.matcher(text(table)).find()).isTrue();
    }

    private static boolean isSource(Path file) {
        String path = file.toString();
        return path.endsWith(".java") && path.contains("/src/main/") && !path.contains("/shared/permission/");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The clone, wherever in it the tests run. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("chat-service"))) {
            folder = Objects.requireNonNull(folder.getParent(), "these tests run in a clone");
        }
        return folder;
    }
}
