package io.openchat.bench.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import one.profiler.AsyncProfilerLoader;

/** A process that is measured from outside, as Linux tells of it in {@code /proc}. */
public final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long BETWEEN_QUESTIONS_MILLIS = 2;

    /** USER_HZ, which is 100 on all Linux that people use. */
    private static final double TICKS_A_SECOND = 100;

    /** Columns of /proc/PID/stat after the name in parentheses: utime and stime. */
    private static final int UTIME = 11;

    private static final double BYTES_OF_A_KILOBYTE = 1024;

    private final Process process;
    private final Path log;
    private final double readySeconds;

    private Program(Process process, Path log, double readySeconds) {
        this.process = process;
        this.log = log;
        this.readySeconds = readySeconds;
    }

    /** Starts it, with its output in {@code log}, and waits until it serves. */
    static Program start(List<String> line, Map<String, String> environment, Path log, BooleanSupplier ready) {
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        long began = System.nanoTime();
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        while (!ready.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new IllegalStateException(line.getFirst() + " … does not start, see " + log);
            }
            pause(BETWEEN_QUESTIONS_MILLIS);
        }
        return new Program(process, log, (System.nanoTime() - began) / 1e9);
    }

    /** Seconds from its start until it served. */
    public double readySeconds() {
        return readySeconds;
    }

    /** Processor time that it has used so far, in seconds. */
    public double cpuSeconds() {
        String stat = read("stat");
        String[] columns = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(columns[UTIME]) + Long.parseLong(columns[UTIME + 1])) / TICKS_A_SECOND;
    }

    /** Memory that it really uses, in bytes. */
    public double residentBytes() {
        return read("status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_OF_A_KILOBYTE)
                .findFirst()
                .orElse(0);
    }

    /** Has a Java program give back what it does not need any more; others do nothing. */
    public void collectGarbage() {
        if (isJava()) {
            ended(run(List.of(java().resolveSibling("jcmd").toString(), Long.toString(process.pid()), "GC.run")));
        }
    }

    /** Has async-profiler look where a Java program spends its time from now on; the stacks go into {@code folder}. */
    public void profile(Path folder, String when, Duration time) {
        if (!isJava()) {
            return;
        }
        String name = log.getFileName().toString().replace(".log", "-" + when + ".collapsed");
        var _ = run(List.of(
                java().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AsyncProfilerLoader.class.getName(),
                "profiler",
                "-e",
                "ctimer",
                "-d",
                Long.toString(time.toSeconds()),
                "-f",
                folder.resolve(name).toString(),
                Long.toString(process.pid())));
    }

    /** Ends it, without asking: what it holds is thrown away. */
    @Override
    public void close() {
        process.destroyForcibly();
        ended(process);
    }

    private boolean isJava() {
        return process.info()
                .command()
                .filter(command -> command.endsWith("java"))
                .isPresent();
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private Process run(List<String> line) {
        try {
            return new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ended(Process process) {
        try {
            var _ = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException e) {
            throw new UncheckedIOException("a program has ended, see " + log, e);
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
