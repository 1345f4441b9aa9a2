package io.openchat.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class TiedCommandTest {

    /** Tells its process id, then lives until it is ended. */
    private static final List<String> FOREVER =
            List.of("sh", "-c", "echo $$; while :; do tail -f /dev/null; done", "forever");

    @Test
    void theProgramEndsWhenItsLauncherIsGone() throws Exception {
        Process program = start(FOREVER);
        try {
            assertThat(program.inputReader().readLine()).isEqualTo(Long.toString(program.pid()));

            program.getOutputStream().close(); // what the kernel does for a launcher that was killed

            assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            program.destroyForcibly();
            program.descendants().forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        Process program = start(List.of("printf", "[%s]", "", "a b", "$HOME", "\"'"));

        assertThat(program.inputReader().readLine()).isEqualTo("[][a b][$HOME][\"']");
        assertThat(program.waitFor()).isZero();
    }

    @Test
    void nothingStaysBehindAProgramThatWasKilled() throws Exception {
        Process program = start(List.of("tail", "-f", "/dev/null"));
        List<ProcessHandle> shells = eventuallyOne(program);

        program.destroyForcibly();

        for (ProcessHandle shell : shells) {
            shell.onExit().get(10, TimeUnit.SECONDS);
        }
        assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static List<ProcessHandle> eventuallyOne(Process program) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        List<ProcessHandle> children = program.children().toList();
        while (children.isEmpty()) {
            assertThat(System.nanoTime()).as("a shell within 10 s").isLessThan(end);
            children = program.children().toList();
        }
        return children;
    }

    private static Process start(List<String> line) throws Exception {
        return new TiedCommand("thing", line, Map.of(), () -> true)
                .process(Path.of("unused"))
                .start();
    }
}
