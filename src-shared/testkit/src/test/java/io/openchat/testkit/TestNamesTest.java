package io.openchat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one convention for names of tests, in all modules: a short sentence, {@code whoIsBlocked_isToldSo_andOthersAreNot}. */
class TestNamesTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final int LONGEST = 60;
    private static final Pattern TEST =
            Pattern.compile("(?s)@(?:Test|ParameterizedTest|RepeatedTest)\\b.*?\\bvoid\\s+(\\w+)\\(");

    /** Words in camel case; an underscore stands where the sentence has a comma. */
    private static final Pattern SENTENCE = Pattern.compile("[a-z][A-Za-z0-9]*(_[a-z][A-Za-z0-9]*)*");

    /** Words that are parted by underscores are another convention. */
    private static final Pattern SNAKE = Pattern.compile("[a-z0-9]+(_[a-z0-9]+){2,}");

    private static final Set<String> NO_SOURCES = Set.of("target", "node_modules", ".git", "main");

    @Test
    void everyTest_isNamedByAShortSentence() {
        List<String> names = sources().stream().flatMap(TestNamesTest::tests).toList();
        assertThat(names.size()).as("tests of all modules").isGreaterThan(1_000);
        assertThat(names.stream().filter(name -> !isShortSentence(name))).isEmpty();
    }

    @Test
    void otherConventions_areFound() {
        assertThat(Stream.of("lets_in_who_measures", "LetsIn", "letsIn_WhoMeasures", "a".repeat(LONGEST + 1)))
                .noneMatch(TestNamesTest::isShortSentence);
        assertThat(Stream.of("letsIn", "letsIn_whoMeasures", "lets_in")).allMatch(TestNamesTest::isShortSentence);
    }

    private static boolean isShortSentence(String name) {
        return name.length() <= LONGEST
                && SENTENCE.matcher(name).matches()
                && !SNAKE.matcher(name).matches();
    }

    private static Stream<String> tests(Path source) {
        return TEST.matcher(read(source)).results().map(found -> found.group(1));
    }

    private static List<Path> sources() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes of) {
                    String name = String.valueOf(folder.getFileName());
                    boolean isPassedBy = NO_SOURCES.contains(name) && !folder.equals(ROOT);
                    return isPassedBy ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes of) {
                    if (file.toString().endsWith(".java")) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
