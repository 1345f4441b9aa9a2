package io.openchat.bench.figures;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** On what it was measured, as name and value, as it stands in {@code machine.properties}. */
public record Machine(Map<String, String> facts) {
    private static final long ANSWER_SECONDS = 10;

    public Machine {
        facts = new TreeMap<>(facts);
    }

    /** This one, with some facts about the run. */
    public static Machine here(Path root, Map<String, String> run) {
        Map<String, String> facts = new LinkedHashMap<>(run);
        facts.put("processor", field(Path.of("/proc/cpuinfo"), "model name"));
        facts.put("cores", said(List.of("nproc", "--all"), root));
        facts.put("memory", field(Path.of("/proc/meminfo"), "MemTotal"));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", Runtime.version().toString());
        facts.put("node", said(List.of("node", "--version"), root));
        facts.put("cc", said(List.of("cc", "--version"), root));
        facts.put("commit", said(List.of("git", "rev-parse", "--short", "HEAD"), root));
        return new Machine(facts);
    }

    /** The value of a fact; "unknown" when there is none. */
    public String fact(String name) {
        return facts.getOrDefault(name, "unknown");
    }

    public void write(Path file) {
        Properties properties = new Properties();
        properties.putAll(facts);
        try (Writer writer = Files.newBufferedWriter(file)) {
            for (String name : facts.keySet()) {
                writer.write(name + "=" + properties.getProperty(name) + "\n");
            }
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
        Map<String, String> facts = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> facts.put(name, properties.getProperty(name)));
        return new Machine(facts);
    }

    private static String field(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown"; // no Linux
        }
    }

    /** The first line that a program says. */
    private static String said(List<String> line, Path folder) {
        try {
            Process process = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0
                    ? answer.lines().findFirst().orElse("unknown")
                    : "unknown";
        } catch (IOException e) {
            return "none";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
