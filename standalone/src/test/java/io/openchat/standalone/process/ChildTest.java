package io.openchat.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    @TempDir
    Path logs;

    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();

    @Test
    void aChildThatDiesIsReportedWithTheEndOfItsLogAndStartedAgain() throws Exception {
        Child child = child(List.of("sh", "-c", "echo the last words; : > " + started() + "; exec cat"));
        child.start();
        child.firstReady().get(10, TimeUnit.SECONDS);
        long first = child.pid();
        assertThat(next()).isEqualTo("thing is ready");

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        assertThat(next())
                .startsWith("thing ended with status")
                .contains("is started again")
                .contains("the last words");
        assertThat(child.isReady()).as("at once").isFalse();
        assertThat(next()).isEqualTo("thing is ready");
        assertThat(child.pid()).isNotEqualTo(first);
        child.stop(Duration.ofSeconds(5));
        assertThat(ProcessHandle.of(child.pid())).isEmpty();
        assertThat(reports).as("no report of an end that was wanted").isEmpty();
    }

    @Test
    void aChildThatIgnoresTheSignalIsKilled() throws Exception {
        Child child =
                child(List.of("sh", "-c", "trap '' TERM; : > " + started() + "; while :; do read -r line || :; done"));
        child.start();
        child.firstReady().get(10, TimeUnit.SECONDS);
        long pid = child.pid();
        assertThat(next()).isEqualTo("thing is ready");

        child.stop(Duration.ofMillis(300));

        assertThat(next()).contains("was killed");
        assertThat(child.isAlive()).isFalse();
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void readinessIsFollowed() throws Exception {
        Child child = child(List.of("sh", "-c", ": > " + started() + "; exec cat"));
        child.start();
        assertThat(next()).isEqualTo("thing is ready");
        assertThat(child.isReady()).isTrue();

        Files.delete(started());
        assertThat(next()).isEqualTo("thing is not ready any more");
        assertThat(child.isReady()).isFalse();

        Files.createFile(started());
        assertThat(next()).isEqualTo("thing is ready");
        assertThat(child.isReady()).isTrue();
        child.stop(Duration.ofSeconds(5));
        assertThat(child.isReady()).isFalse();
    }

    @Test
    void aChildWhoseEndIsExpectedIsNotStartedAgain() throws Exception {
        Child child = child(List.of("sh", "-c", ": > " + started() + "; exec cat"));
        child.start();
        assertThat(next()).isEqualTo("thing is ready");
        long pid = child.pid();

        child.expectEnd();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        child.stop(Duration.ofSeconds(5));

        assertThat(child.isAlive()).isFalse();
        assertThat(child.pid()).isEqualTo(pid);
        assertThat(reports).isEmpty();
    }

    @Test
    void aProgramThatDoesNotExistIsReported() throws Exception {
        Child child = child(List.of("/nowhere/program"));
        child.start();

        assertThat(next()).contains("cannot be started").contains("/nowhere/program");
        child.stop(Duration.ofSeconds(5));
    }

    @Test
    void aChildEndsWhenItsLauncherIsGone() throws Exception {
        Process attached = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildMain.class.getName(),
                        Forever.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(attached.inputReader().readLine()).isEqualTo("running");

            attached.getOutputStream().close(); // what the kernel does for a launcher that was killed

            assertThat(attached.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            attached.destroyForcibly();
        }
    }

    @Test
    void aFullLogMakesWayForANewOneAndOneBeforeItIsKept() throws IOException {
        Path path = logs.resolve("a.log");
        try (LogFile log = new LogFile(path, 100)) {
            for (int line = 0; line < 50; line++) {
                log.write("line " + line);
            }
            assertThat(log.lastLines()).hasSize(12).endsWith("line 49");
        }
        assertThat(Files.size(path)).isLessThan(120);
        assertThat(Files.size(logs.resolve("a.log.1"))).isBetween(100L, 120L);
        try (var files = Files.list(logs)) {
            assertThat(files).hasSize(2);
        }
    }

    private Child child(List<String> command) {
        return new Child("thing", () -> new ProcessBuilder(command), this::hasStarted, logs, reports::add);
    }

    private Path started() {
        return logs.resolve("started");
    }

    private boolean hasStarted() {
        return Files.exists(started());
    }

    private String next() throws InterruptedException {
        String report = reports.poll(10, TimeUnit.SECONDS);
        return report == null ? "nothing was reported within 10 s" : report;
    }

    /** A program that never ends by itself. */
    static final class Forever {
        private Forever() {}

        public static void main(String[] args) throws InterruptedException {
            System.out.println("running");
            new java.util.concurrent.CountDownLatch(1).await();
        }
    }
}
