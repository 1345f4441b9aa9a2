package io.openchat.bench.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where things lie and where they run.
 *
 * @param root of the source tree
 * @param folder for data and logs
 * @param pinned whether servers have core 0 for themselves, which takes {@code taskset}
 * @param frugal whether JVMs begin with a small heap, to see what is needed; else they take what they like
 */
public record Workspace(Path root, Path folder, boolean pinned, boolean frugal) {
    /** A heap that holds a service without clients; it grows when that is not enough. */
    private static final String SMALL_HEAP = "-Xms32m";

    /** The same, but for JVMs that begin with a small heap. */
    public Workspace frugally() {
        return new Workspace(root, folder, pinned, true);
    }

    /** Added to the environment of every server. */
    Map<String, String> environment() {
        return frugal ? Map.of("JDK_JAVA_OPTIONS", SMALL_HEAP) : Map.of();
    }

    /** On core 0, when pinned: the driver has the other one. */
    List<String> onServersCore(List<String> line) {
        return on("0", line);
    }

    /** On core 1, when pinned, which the driver has: the store must not take what is measured of the server. */
    List<String> onDriversCore(List<String> line) {
        return on("1", line);
    }

    private List<String> on(String core, List<String> line) {
        List<String> all = new ArrayList<>();
        if (pinned) {
            all.addAll(List.of("taskset", "-c", core));
        }
        all.addAll(line);
        return all;
    }

    /** An empty folder for the data of one server. */
    Path fresh(String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(folder.resolve("data")), name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log(String name) {
        try {
            return Files.createDirectories(folder.resolve("logs")).resolve(name + ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path target(String module) {
        return root.resolve(module).resolve("target");
    }
}
