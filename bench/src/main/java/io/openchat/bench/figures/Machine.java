package io.openchat.bench.figures;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** On what it was measured, as name and value, as it stands in {@code machine.properties}. */
public record Machine(Map<String, String> facts) {
    private static final String UNKNOWN = "unknown";
    private static final long ANSWER_SECONDS = 10;
    private static final double GIGABYTE_OF_KIBIBYTES = 1e9 / 1024;

    /** What differs from the commit, but for what a run itself writes. */
    private static final List<String> CHANGES = List.of(
            "git",
            "status",
            "--porcelain",
            "--untracked-files=no",
            "--",
            ".",
            ":!bench/results.*",
            ":!bench/plots",
            ":!bench/machine.properties");

    public Machine {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /** This one, with some facts about the run. */
    public static Machine here(Path root, Map<String, String> run) {
        Map<String, String> facts = new HashMap<>(run);
        facts.put("processor", field(Path.of("/proc/cpuinfo"), "model name").orElse(UNKNOWN));
        facts.put("cores", Integer.toString(cores(Path.of("/proc/cpuinfo"))));
        facts.put("memory", memory(Path.of("/proc/meminfo")));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", Runtime.version().toString());
        facts.put("node", said(root, List.of("node", "--version")).orElse("none"));
        facts.put("cc", said(root, List.of("cc", "--version")).orElse("none"));
        facts.put("commit", commit(root));
        return new Machine(facts);
    }

    /** The value of a fact; "unknown" when there is none. */
    public String fact(String name) {
        return facts.getOrDefault(name, UNKNOWN);
    }

    /** Without the line of the time that {@link Properties#store} writes: the same facts are the same file. */
    public void write(Path file) {
        StringBuilder text = new StringBuilder();
        facts.forEach((name, value) -> text.append(name)
                .append('=')
                .append(value.replace("\\", "\\\\"))
                .append('\n'));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Machine read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> facts = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> facts.put(name, properties.getProperty(name)));
        return new Machine(facts);
    }

    /** In GB; the file has KiB, whatever it calls them. */
    static String memory(Path meminfo) {
        return field(meminfo, "MemTotal")
                .map(value -> value.replaceAll("\\D", ""))
                .filter(digits -> !digits.isEmpty())
                .map(kibibytes ->
                        String.format(Locale.ROOT, "%.1f GB", Long.parseLong(kibibytes) / GIGABYTE_OF_KIBIBYTES))
                .orElse(UNKNOWN);
    }

    /** Those of the machine: this process may be held on one of them, and then Java knows of no others. */
    static int cores(Path cpuinfo) {
        int all = (int) lines(cpuinfo).stream()
                .filter(line -> line.startsWith("processor"))
                .count();
        return all > 0 ? all : Runtime.getRuntime().availableProcessors();
    }

    static Optional<String> field(Path file, String name) {
        return lines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of(); // no Linux
        }
    }

    private static String commit(Path root) {
        boolean changed = said(root, CHANGES).isPresent();
        return said(root, List.of("git", "rev-parse", "--short", "HEAD"))
                .map(commit -> changed ? commit + " with changes" : commit)
                .orElse(UNKNOWN);
    }

    /** The first line that a program says; empty when there is no such program, or it fails, hangs or says nothing. */
    static Optional<String> said(Path folder, List<String> line) {
        try {
            Process process = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            // first the end, then the answer: these few lines fit into the pipe, and a program that hangs does not hold
            // us
            if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.exitValue() == 0 ? answer.lines().findFirst() : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
