package io.openchat.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people wrote stands in an element that keeps its direction to itself, in every template. */
class IsolationTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern WRITTEN = Pattern.compile(
            "\\{[\\w.]+\\.(client|email|agent|agency|department|phone|address|user|comment|text|label)( \\?:[^}]*)?}");
    private static final Pattern NAME = Pattern.compile("\\{(row|line)\\.name}");

    @Test
    void isIsolatedInEveryTemplate() throws IOException {
        List<String> bare = new ArrayList<>();
        int found = 0;
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path file : files.toList()) {
                String template = Files.readString(file);
                for (Pattern pattern : List.of(WRITTEN, NAME)) {
                    for (var match : pattern.matcher(template).results().toList()) {
                        String before = template.substring(0, match.start());
                        found++;
                        if (!isIsolated(before) && !isOurs(match.group())) {
                            bare.add(file.getFileName() + ": " + match.group());
                        }
                    }
                }
            }
        }
        assertThat(found).isGreaterThan(20);
        assertThat(bare).isEmpty();
    }

    private static boolean isIsolated(String before) {
        return before.endsWith("<bdi>") || before.endsWith("dir=\"auto\">") || before.endsWith("=\"");
    }

    /** Words of our own, and those of a notice; a choice in a list stands alone in its line. */
    private static boolean isOurs(String expression) {
        return Stream.of("{frame.w.", "{notice.", "{tile.", "{heading.", "{order.", "{choice.", "{line.text}")
                .anyMatch(expression::startsWith);
    }
}
