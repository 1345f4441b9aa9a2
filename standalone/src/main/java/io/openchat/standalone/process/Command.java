package io.openchat.standalone.process;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a child is started and asked whether it is ready.
 *
 * @param name what people call it; also the name of its log
 * @param jvm options of its virtual machine
 * @param jar the {@code quarkus-run.jar}
 * @param arguments of the program
 * @param environment added to ours
 * @param ready answers 200 when the child can serve
 */
public record Command(
        String name, List<String> jvm, Path jar, List<String> arguments, Map<String, String> environment, URI ready) {

    private static final String MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    public Command {
        jvm = List.copyOf(jvm);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The process for it, on the Java that we run on, tied to our life. */
    public ProcessBuilder process(Path attached) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvm);
        line.addAll(List.of("-cp", attached + java.io.File.pathSeparator + jar, Attached.class.getName(), MAIN));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }
}
