package io.openchat.e2e.attacks.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Who runs on which core: what is attacked on one, attackers and everybody else on the other, where there are two. */
public final class Cores {
    private static final boolean APART =
            Runtime.getRuntime().availableProcessors() > 1 && works("taskset", "-c", "1", "true");

    private Cores() {}

    /** Whether they run apart. */
    public static boolean apart() {
        return APART;
    }

    /** Puts this process on its core. */
    public static void takeOurs() {
        if (APART) {
            works(
                    "taskset",
                    "-a",
                    "-p",
                    "-c",
                    "1",
                    Long.toString(ProcessHandle.current().pid()));
        }
    }

    /** The command, on the core of what is attacked. */
    static List<String> theirs(List<String> command) {
        List<String> line = new ArrayList<>(APART ? List.of("taskset", "-c", "0") : List.of());
        line.addAll(command);
        return line;
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is no taskset
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
