package io.openchat.standalone.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One process of a child, from its start to its end. */
final class ChildProcess {

    /** Short against a start of seconds. */
    private static final long BETWEEN_QUESTIONS_MILLIS = 100;

    /** Short against the second in which a service that stops says so before it closes; a look costs it next to nothing. */
    private static final long BETWEEN_LOOKS_MILLIS = 250;

    private final Process process;
    private final Readiness readiness;
    private volatile boolean ready;
    private volatile boolean wasReady;

    ChildProcess(Process process, Readiness readiness) {
        this.process = process;
        this.readiness = readiness;
    }

    /** Whether it is alive and said that it can serve when it was last asked. */
    boolean isReady() {
        return ready && process.isAlive();
    }

    /** Whether it could ever serve. */
    boolean wasReady() {
        return wasReady;
    }

    long pid() {
        return process.pid();
    }

    /** Asks whether it can serve until it ends, and tells when the answer changes. */
    void follow(Consumer<Boolean> change) {
        try {
            do {
                boolean before = ready;
                ready = readiness.now() && process.isAlive();
                wasReady |= ready;
                if (ready != before && process.isAlive()) {
                    change.accept(ready);
                }
            } while (!process.waitFor(ready ? BETWEEN_LOOKS_MILLIS : BETWEEN_QUESTIONS_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what it says into its log until it ends, and to whom else wants to hear it; gives its exit status. */
    int log(LogFile log, Consumer<String> heard) throws IOException, InterruptedException {
        try (BufferedReader output = process.inputReader();
                LogFile open = log) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                open.write(line);
                heard.accept(line);
            }
        }
        return process.waitFor();
    }

    void askToEnd() {
        process.toHandle().destroy();
    }

    /** Asks it to end, waits, and ends it without asking when the patience is over; whether it ended by itself. */
    boolean end(Duration patience) throws InterruptedException {
        List<ProcessHandle> ofIts =
                process.descendants().toList(); // what it started itself: the JVM that Maven runs a service in
        askToEnd();
        boolean byItself = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (!byItself) {
            process.toHandle().destroyForcibly();
        }
        ofIts.forEach(ProcessHandle::destroyForcibly);
        return byItself;
    }
}
