package io.openchat.e2e.faults.cluster;

import io.openchat.store.StoreProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the embedded store is started as a process of its own. */
public final class Store {
    private Store() {}

    /** Its command; the data lie below the folder. */
    public static List<String> command(Path folder, int port) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:+UseSerialGC", "-Xmx2g"));
        line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), StoreProgram.class.getName()));
        line.addAll(List.of(folder.resolve("data").toString(), Integer.toString(port)));
        return line;
    }
}
