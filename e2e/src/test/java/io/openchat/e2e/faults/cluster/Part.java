package io.openchat.e2e.faults.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One process of the system under test. */
public final class Part implements Breakable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final BooleanSupplier ready;
    private volatile @Nullable Process process;

    /** A process of this command, whose output goes into a log of its name. */
    public Part(String name, List<String> command, Map<String, String> environment, Path logs, BooleanSupplier ready) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = logs.resolve(name + ".log");
        this.ready = ready;
        // the tests may be killed, too
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill, "end of " + name));
    }

    @Override
    public void start() {
        launch();
        awaitReady();
    }

    /** Starts it without waiting. */
    public void launch() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // settings for the tests in the browser are not for these
        builder.environment().keySet().removeIf(name -> name.startsWith("OPENCHAT_"));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it can be used. */
    public void awaitReady() {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!ready.getAsBoolean()) {
            if (System.nanoTime() > giveUp || !running().isAlive()) {
                throw new IllegalStateException(name + " does not start, see " + log);
            }
            pause();
        }
    }

    @Override
    public void kill() {
        Process known = process;
        if (known != null) {
            known.destroyForcibly();
            ended(known);
        }
    }

    /** SIGTERM; the exit code, after the time that it takes. */
    public int stop() {
        running().destroy();
        return ended(running());
    }

    @Override
    public void freeze() {
        signal("-STOP");
    }

    @Override
    public void thaw() {
        signal("-CONT");
    }

    /** Whether it runs. */
    public boolean isAlive() {
        Process known = process;
        return known != null && known.isAlive();
    }

    /** Whether it runs and can be used. */
    public boolean isReady() {
        return isAlive() && ready.getAsBoolean();
    }

    /** Memory that it really uses, in kilobytes. */
    public long residentKilobytes() {
        try (var lines = java.nio.file.Files.lines(Path.of("/proc/" + running().pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private void signal(String signal) {
        try {
            ended(new ProcessBuilder("kill", signal, Long.toString(running().pid())).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process running() {
        Process known = process;
        if (known == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return known;
    }

    private static int ended(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(process + " does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
