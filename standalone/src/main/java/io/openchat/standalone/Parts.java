package io.openchat.standalone;

import io.openchat.standalone.process.Child;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What has been brought up so far, and the order in which it is taken down. */
final class Parts implements AutoCloseable {

    /** Taken down in this order. Until the front goes, it says that all stops; the folder is held until nobody uses it. */
    enum Stage {
        SERVICES,
        IDENTITY,
        BUS,
        STORE,
        FRONT,
        FOLDER
    }

    /** The services drain their sockets for some seconds. */
    private static final Duration PATIENCE_WITH_STOPS = Duration.ofSeconds(15);

    private final Consumer<String> report;
    private final Object lock = new Object();
    private final Map<Stage, List<AutoCloseable>> opened = new EnumMap<>(Stage.class);
    private final List<Child> children = new ArrayList<>();
    private boolean closed;

    Parts(Consumer<String> report) {
        this.report = report;
    }

    /** Closes it with all the others; at once when that has begun already. */
    <T extends AutoCloseable> T keep(Stage stage, T part) {
        synchronized (lock) {
            if (!closed) {
                add(stage, part);
                return part;
            }
        }
        closeQuietly(part);
        throw stoppedMeanwhile();
    }

    /** Starts a child, and stops it with all the others. */
    Child run(Stage stage, Child child) {
        synchronized (lock) {
            if (closed) {
                throw stoppedMeanwhile();
            }
            children.add(child.start());
            add(stage, () -> child.stop(PATIENCE_WITH_STOPS));
            return child;
        }
    }

    /** The process of a child as it is now. */
    ProcessHandle process(String name) {
        return ProcessHandle.of(child(name).pid())
                .orElseThrow(() -> new IllegalStateException(name + " does not run now"));
    }

    boolean isReady(String name) {
        return child(name).isReady();
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
        children().forEach(Child::expectEnd); // all of them, since a Ctrl-C may reach some before us
        for (Stage stage : Stage.values()) {
            closeAll(taken(stage));
        }
    }

    private void add(Stage stage, AutoCloseable part) {
        opened.computeIfAbsent(stage, first -> new ArrayList<>()).add(part);
    }

    private Child child(String name) {
        List<Child> all = children();
        return all.stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no process " + name + " among "
                        + all.stream().map(Child::name).toList()));
    }

    private List<Child> children() {
        synchronized (lock) {
            return List.copyOf(children);
        }
    }

    private List<AutoCloseable> taken(Stage stage) {
        synchronized (lock) {
            List<AutoCloseable> parts = opened.remove(stage);
            return parts == null ? List.of() : parts;
        }
    }

    /** At the same time: each service takes a second or more. */
    private void closeAll(List<AutoCloseable> parts) {
        List<Thread> closers = parts.stream()
                .map(part -> Thread.ofVirtual().name("closer").start(() -> closeQuietly(part)))
                .toList();
        try {
            for (Thread closer : closers) {
                closer.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) { // the others must be closed too
            report.accept("while stopping: " + e.getMessage());
        }
    }

    private static LaunchException stoppedMeanwhile() {
        return new LaunchException("stopped while it started");
    }
}
