package io.openchat.standalone;

import io.openchat.standalone.process.Command;
import io.openchat.standalone.process.Readiness;
import io.openchat.standalone.process.TiedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How services run from their sources: in Quarkus' development mode, which compiles what has changed when somebody asks for a
 * page, and beside them what builds the browser's sources anew when one changes.
 *
 * @param root the folder with the modules in it
 * @param options which of the services, and whether a debugger may join
 */
record DevMode(Path root, Options options) {

    /**
     * The build of chat-service and its like: without ErrorProne, tests and the look at the form, which is for {@code test}. The folder is
     * one of its own, so that nothing that was compiled in this way is taken for built by {@code run} and {@code test}.
     */
    static final List<String> BUILD = List.of(
            "-q",
            "-B",
            "-Dquick",
            "-Dbuild.folder=target/dev",
            "-Dmaven.test.skip=true",
            "-Dspotless.check.skip=true",
            "-am",
            "test-compile");

    private static final List<String> QUARKUS = List.of(
            "quarkus:dev",
            "-Dquarkus.bootstrap.effective-model-builder=true", // else it does not know the build's folder
            "-Dquarkus.console.enabled=false",
            "-Dquarkus.test.continuous-testing=disabled",
            "-Dquarkus.analytics.disabled=true",
            "-Djvm.args=-Xmx512m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow");

    /** Maven only waits while the service runs. */
    private static final String MAVEN_OPTS = "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    /** Tells the build of the browser's sources to give its files the same names again, and to leave them readable. */
    private static final String WEB_DEV = "OPENCHAT_WEB_DEV";

    private static final String WATCH = "src-shared/web/src/main/web/build/watch.mjs";

    boolean covers(String service) {
        return options.inDevMode().contains(service);
    }

    /** Compiles all of them and what they need, so that they need not do it at the same time, each in the way of the others. */
    void compile(Consumer<String> progress) {
        List<String> services = Home.SERVICES.stream().filter(this::covers).toList();
        if (services.isEmpty()) {
            return;
        }
        progress.accept("compiling " + String.join(", ", services) + " (the first time takes a minute or two) …");
        ProcessBuilder maven = new ProcessBuilder(maven(String.join(",", services))).inheritIO();
        maven.environment().putAll(environment());
        try {
            if (maven.start().waitFor() != 0) {
                throw new LaunchException("the sources do not compile, see above");
            }
        } catch (IOException e) {
            throw new LaunchException("Maven cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("stopped while it started", e);
        }
    }

    /** It is ready when it listens: what is wrong with it, it says in the browser. */
    Command command(String service, Map<String, String> environment, int port) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(environment());
        return new TiedCommand(service, line(service), all, Readiness.listening(port), true);
    }

    /** What builds the browser's sources when they change; empty when there is nobody to build them for. */
    Optional<Command> web() {
        List<String> folders = Home.SERVICES.stream()
                .filter(this::covers)
                .map(root::resolve)
                .filter(module -> Files.exists(module.resolve("src/main/web/entries.json")))
                .map(Path::toString)
                .toList();
        return folders.isEmpty()
                ? Optional.empty()
                : Optional.of(new TiedCommand(
                        "web",
                        concat(List.of("node", root.resolve(WATCH).toString()), folders),
                        Map.of(WEB_DEV, "true"),
                        () -> true,
                        true));
    }

    private static Map<String, String> environment() {
        return Map.of("MAVEN_OPTS", MAVEN_OPTS, WEB_DEV, "true");
    }

    /** By the Maven that {@code ./openchat dev} found, since that on the path may be too old for {@code quarkus:dev}. */
    private List<String> maven(String services) {
        return concat(
                List.of(System.getProperty("openchat.maven", "mvn"), "-f", root.toString(), "-pl", services), BUILD);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private List<String> line(String service) {
        String debug = options.debug() ? Integer.toString(Options.debugPort(service)) : "false";
        return concat(concat(maven(service), QUARKUS), List.of("-Ddebug=" + debug));
    }
}
