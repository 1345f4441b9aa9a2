package io.openchat.standalone.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A child process that is started again when it dies, a few times, a little later each time. */
public final class Child {

    private static final int RESTARTS = 5;
    private static final long FIRST_PAUSE_MILLIS = 500;

    /** Who lived so long has recovered: earlier deaths are forgotten. */
    private static final Duration RECOVERED = Duration.ofMinutes(2);

    private static final long LOG_BYTES = 5L << 20;

    private final String name;
    private final Supplier<ProcessBuilder> command;
    private final Readiness readiness;
    private final LogFile log;
    private final Consumer<String> report;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final CompletableFuture<Void> stopping = new CompletableFuture<>();
    private final Thread keeper;
    private volatile boolean ready;
    private volatile @Nullable Process process;

    public Child(Command command, Path attached, Path logs, Consumer<String> report) {
        this(command.name(), () -> command.process(attached), Readiness.of(command.ready()), logs, report);
    }

    Child(String name, Supplier<ProcessBuilder> command, Readiness readiness, Path logs, Consumer<String> report) {
        this.name = name;
        this.command = command;
        this.readiness = readiness;
        this.log = new LogFile(logs.resolve(name + ".log"), LOG_BYTES);
        this.report = report;
        this.keeper = Thread.ofPlatform().name("keeper-" + name).daemon().unstarted(this::keep);
    }

    public Child start() {
        keeper.start();
        return this;
    }

    public String name() {
        return name;
    }

    public boolean isReady() {
        return ready;
    }

    public boolean isAlive() {
        return keeper.isAlive();
    }

    /** Completes when the child is ready for the first time; fails when it was given up. */
    public CompletableFuture<Void> firstReady() {
        return firstReady;
    }

    /** Process id of the one that runs now, or -1. */
    public long pid() {
        Process now = process;
        return now == null ? -1 : now.pid();
    }

    /** Asks the process to end, waits, and ends it without asking when the patience is over. */
    public void stop(Duration patience) {
        stopping.complete(null);
        Process now = process;
        try {
            if (now != null) {
                now.toHandle().destroy();
                if (!now.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    report.accept(name + " did not stop within " + patience.toSeconds() + " s and was killed");
                    now.toHandle().destroyForcibly();
                }
            }
            keeper.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        int deaths = 0;
        while (!stopping.isDone()) {
            long started = System.nanoTime();
            String end = runOnce();
            if (stopping.isDone()) {
                break;
            }
            deaths = System.nanoTime() - started > RECOVERED.toNanos() ? 1 : deaths + 1;
            report.accept(name + " " + end + "; the end of its log:" + tail());
            if (deaths > RESTARTS) {
                report.accept(name + " is given up after " + deaths + " deaths; the whole log: logs/" + name + ".log");
                firstReady.completeExceptionally(new IllegalStateException(name + " does not start"));
                break;
            }
            pause(FIRST_PAUSE_MILLIS << (deaths - 1));
        }
        firstReady.completeExceptionally(new IllegalStateException(name + " was stopped"));
    }

    private String runOnce() {
        try {
            Process now = command.get().start();
            process = now;
            if (stopping.isDone()) { // stop() may have come before there was a process to stop
                now.toHandle().destroy();
            }
            Thread.ofVirtual().name("ready-" + name).start(() -> becomesReady(now));
            pump(now);
            return "ended with status " + now.waitFor();
        } catch (IOException e) {
            return "cannot be started: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was interrupted";
        } finally {
            ready = false;
        }
    }

    private void becomesReady(Process now) {
        if (readiness.await(now::isAlive)) {
            ready = now.isAlive();
            report.accept(name + " is ready");
            firstReady.complete(null);
        }
    }

    private void pump(Process now) throws IOException {
        try (BufferedReader output = now.inputReader();
                LogFile open = log) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                open.write(line);
            }
        }
    }

    private void pause(long millis) {
        try {
            stopping.get(millis, TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            // nobody stopped us
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String tail() {
        StringBuilder lines = new StringBuilder();
        log.lastLines().forEach(line -> lines.append("\n    ").append(line));
        return lines.toString();
    }
}
