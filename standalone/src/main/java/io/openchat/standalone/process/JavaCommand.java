package io.openchat.standalone.process;

import io.openchat.store.OwnerOnly;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a program on Java is started, tied to our life by {@link ChildMain}.
 *
 * @param name what people call it; also the name of its log
 * @param jvm options of its virtual machine
 * @param jar the {@code quarkus-run.jar}
 * @param arguments of the program
 * @param environment added to ours
 * @param readiness whether it can serve
 */
public record JavaCommand(
        String name,
        List<String> jvm,
        Path jar,
        List<String> arguments,
        Map<String, String> environment,
        Readiness readiness)
        implements Command {

    private static final String MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    public JavaCommand {
        jvm = List.copyOf(jvm);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The process for it, on the Java that we run on. */
    @Override
    public ProcessBuilder process(Path attached) {
        List<String> line = new ArrayList<>(OwnerOnly.SHELL);
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvm);
        line.addAll(List.of("-cp", attached + java.io.File.pathSeparator + jar, ChildMain.class.getName(), MAIN));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }
}
