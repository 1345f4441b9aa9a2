package io.openchat.standalone.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a native program is started, tied to our life as {@link ChildMain} ties those on Java: a shell stays behind that
 * waits for the end of its input, whose other end we hold, and then ends the program.
 *
 * @param name what people call it; also the name of its log
 * @param line the program and its arguments
 * @param environment added to ours
 * @param readiness whether it can serve
 * @param isHeard whether what it says is shown at the terminal
 */
public record TiedCommand(
        String name, List<String> line, Map<String, String> environment, Readiness readiness, boolean isHeard)
        implements Command {

    /**
     * The program takes the place of the shell, so that the process id is its own. In a session of its own, where there is
     * {@code setsid}, a Ctrl-C does not reach it before the launcher has stopped those who use it. What it writes is for its owner only.
     */
    private static final String SHELL = """
        umask 077
        exec 3<&0
        { read -r _ <&3; kill "$$"; } >/dev/null 2>&1 &
        exec 3<&- </dev/null
        command -v setsid >/dev/null && exec setsid "$@"
        exec "$@"
        """;

    /** One that speaks to its log only. */
    public TiedCommand(String name, List<String> line, Map<String, String> environment, Readiness readiness) {
        this(name, line, environment, readiness, false);
    }

    public TiedCommand {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }

    @Override
    public ProcessBuilder process(Path attached) {
        List<String> all = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, name));
        all.addAll(line);
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }
}
