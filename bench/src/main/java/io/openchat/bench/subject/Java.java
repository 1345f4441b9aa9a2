package io.openchat.bench.subject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How programs on Java are started here: all alike, on the Java that we run on. */
final class Java {
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC", // what a JVM with one core chooses by itself
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private Java() {}

    /** A class of ours. */
    static List<String> type(Class<?> main, String heap, String... arguments) {
        return type(main.getName(), heap, arguments);
    }

    static List<String> type(String main, String heap, String... arguments) {
        List<String> line = line(heap);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        line.addAll(List.of(arguments));
        return line;
    }

    static List<String> jar(Path jar, String heap) {
        List<String> line = line(heap);
        line.addAll(List.of("-jar", jar.toString()));
        return line;
    }

    private static List<String> line(String heap) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xmx" + heap);
        line.addAll(OPTIONS);
        return line;
    }
}
