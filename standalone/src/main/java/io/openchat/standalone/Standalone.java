package io.openchat.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All of OpenChat, running on this machine: front, services, Keycloak and store, started in the order in which people
 * need them and stopped in the opposite one.
 */
public final class Standalone implements AutoCloseable {

    private final Home home;
    private final Options options;
    private final Consumer<String> progress;
    private final StopWatch watch = new StopWatch(System::nanoTime);
    private final Parts parts;
    private volatile Start.@Nullable Outcome outcome;

    /**
     * Prepares to run on a data folder; nothing happens before {@link #start()}.
     *
     * @param progress gets a line for every step
     */
    public Standalone(Home home, Options options, Consumer<String> progress) {
        this.home = home;
        this.options = options;
        this.progress = progress;
        this.parts = new Parts(progress);
    }

    /** Starts everything, with one replica of chat-service, and waits until all of it can be used. */
    public static Standalone start(Path data, int port) {
        return start(Options.in(data).withPort(port));
    }

    /** Starts everything and waits until all of it can be used. */
    public static Standalone start(Options options) {
        Standalone all = new Standalone(Home.find(), options, line -> {});
        try {
            return all.start();
        } catch (RuntimeException e) {
            all.close();
            throw e;
        }
    }

    /**
     * Starts everything and waits until all of it can be used.
     *
     * @throws LaunchException with one line that says why it cannot start
     */
    public Standalone start() {
        outcome = new Start(home, options, parts, watch, progress).run();
        return this;
    }

    public Options options() {
        return options;
    }

    public URI origin() {
        return options.origin();
    }

    /** The example shop, which embeds the widget. */
    public URI shop() {
        return options.shop();
    }

    public Path data() {
        return options.data();
    }

    public StopWatch watch() {
        return watch;
    }

    /** Those who can sign in. */
    public List<User> users() {
        return new Users(started().secrets()).all();
    }

    /** One who can sign in. */
    public User user(String name) {
        return new Users(started().secrets()).named(name);
    }

    /** Names of the replicas of chat-service, for {@link #process}. */
    public List<String> pods() {
        return options.pods();
    }

    /** A process as it is now: one of the {@link #pods}, agent-service, view-service, keycloak, redis; tests kill it. */
    public ProcessHandle process(String name) {
        return parts.process(name);
    }

    /** Whether a process, named as for {@link #process}, can serve now. */
    public boolean isReady(String name) {
        return parts.isReady(name);
    }

    /** Connection string of the store, with its password; empty database name. */
    public String connectionString() {
        return started().store();
    }

    /** Address of the Redis between the replicas, for one who only asks who hears what, or the one that was brought along; empty when there is none. */
    public Optional<URI> bus() {
        return started().bus();
    }

    /** Stops the services, then Keycloak, Redis, the store, and the front last, which says until then that all stops. */
    @Override
    public void close() {
        parts.close();
    }

    private Start.Outcome started() {
        Start.Outcome now = outcome;
        if (now == null) {
            throw new IllegalStateException("not started");
        }
        return now;
    }
}
