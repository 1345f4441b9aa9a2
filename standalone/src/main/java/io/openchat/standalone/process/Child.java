package io.openchat.standalone.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A child process, which is started again when it ends: after a second, and when it does not become ready a few times in a
 * row, a little later each time until it is given up.
 */
public final class Child {

    private static final int FAILED_STARTS = 5;
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LOG_BYTES = 5L << 20;

    private final String name;
    private final Supplier<ProcessBuilder> command;
    private final Readiness readiness;
    private final LogFile log;
    private final Consumer<String> heard;
    private final Consumer<String> report;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final CompletableFuture<Void> stopping = new CompletableFuture<>();
    private final Thread keeper;
    private volatile @Nullable ChildProcess life;

    /** A child that is not started yet, and speaks to its log only. */
    public Child(Command command, Path attached, Path logs, Consumer<String> report) {
        this(command, attached, logs, line -> {}, report);
    }

    /**
     * A child that is not started yet.
     *
     * @param heard gets what a command says that is heard, line by line
     * @param report is told how it fares
     */
    public Child(Command command, Path attached, Path logs, Consumer<String> heard, Consumer<String> report) {
        this(
                command.name(),
                () -> command.process(attached),
                command.readiness(),
                logs,
                command.isHeard() ? line -> heard.accept(command.name() + " | " + line) : line -> {},
                report);
    }

    Child(String name, Supplier<ProcessBuilder> command, Readiness readiness, Path logs, Consumer<String> report) {
        this(name, command, readiness, logs, line -> {}, report);
    }

    private Child(
            String name,
            Supplier<ProcessBuilder> command,
            Readiness readiness,
            Path logs,
            Consumer<String> heard,
            Consumer<String> report) {
        this.name = name;
        this.command = command;
        this.readiness = readiness;
        this.log = new LogFile(logs.resolve(name + ".log"), LOG_BYTES);
        this.heard = heard;
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

    /** Whether it is alive and said that it can serve when it was last asked. */
    public boolean isReady() {
        ChildProcess now = life;
        return now != null && now.isReady();
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
        ChildProcess now = life;
        return now == null ? -1 : now.pid();
    }

    /** Lets the process that runs now be the last one: its end is not reported, and nothing is started again. */
    public void expectEnd() {
        stopping.complete(null);
    }

    /** Asks the process to end, waits, and ends it without asking when the patience is over. */
    public void stop(Duration patience) {
        expectEnd();
        ChildProcess now = life;
        try {
            if (now != null && !now.end(patience)) {
                report.accept(name + " did not stop within " + patience.toSeconds() + " s and was killed");
            }
            keeper.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        int failed = 0;
        while (!stopping.isDone()) {
            String end = live();
            ChildProcess ended = life;
            failed = ended != null && ended.wasReady() ? 0 : failed + 1;
            if (failed > FAILED_STARTS) {
                tell(end + " and is given up; the whole log is logs/" + name + ".log. Its end:" + tail());
                break;
            }
            tell(end + " and is started again; the end of its log:" + tail());
            pause(FIRST_PAUSE_MILLIS << Math.max(0, failed - 1));
        }
        firstReady.completeExceptionally(new IllegalStateException(name + " does not run"));
    }

    /** One process from start to end; how it ended. */
    private String live() {
        try {
            life = null;
            ChildProcess now = new ChildProcess(command.get().start(), readiness);
            life = now;
            if (stopping.isDone()) { // stop() may have come before there was a process to stop
                now.askToEnd();
            }
            Thread.ofVirtual().name("ready-" + name).start(() -> now.follow(this::isReady));
            return "ended with status " + now.log(log, heard);
        } catch (IOException e) {
            return "cannot be started: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was interrupted";
        }
    }

    private void isReady(boolean ready) {
        tell(ready ? "is ready" : "is not ready any more");
        if (ready) {
            firstReady.complete(null);
        }
    }

    private void tell(String what) {
        if (!stopping.isDone()) {
            report.accept(name + " " + what);
        }
    }

    private void pause(long millis) {
        try {
            stopping.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
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
