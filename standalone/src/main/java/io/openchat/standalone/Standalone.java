package io.openchat.standalone;

import io.openchat.standalone.data.DataFolder;
import io.openchat.standalone.data.Secrets;
import io.openchat.standalone.front.Certificate;
import io.openchat.standalone.front.FrontServer;
import io.openchat.standalone.front.Route;
import io.openchat.standalone.identity.Keycloak;
import io.openchat.standalone.process.Child;
import io.openchat.standalone.process.Command;
import io.openchat.standalone.process.Ports;
import io.openchat.standalone.store.EmbeddedStore;
import io.openchat.standalone.store.StoreException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All of OpenChat, running on this machine: front, services, Keycloak and store, started in the order in which people
 * need them and stopped in the opposite one.
 */
public final class Standalone implements AutoCloseable {

    public static final int DEFAULT_PORT = 8443;

    /** A first start configures Keycloak and makes its database; a slow machine needs minutes. */
    private static final Duration PATIENCE_WITH_STARTS = Duration.ofMinutes(8);

    /** The services drain their sockets for some seconds. */
    private static final Duration PATIENCE_WITH_STOPS = Duration.ofSeconds(15);

    private final Home home;
    private final Path path;
    private final URI origin;
    private final URI shop;
    private final Consumer<String> progress;
    private final StopWatch watch;

    private final List<Child> services = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    private boolean closed;
    private @Nullable DataFolder folder;
    private @Nullable EmbeddedStore store;
    private @Nullable FrontServer front;
    private @Nullable Child keycloak;
    private @Nullable Secrets secrets;

    /**
     * Prepares to run on a data folder; nothing happens before {@link #start()}.
     *
     * @param port of the front; the example shop is on the next one
     * @param progress gets a line for every step
     */
    public Standalone(Home home, Path data, int port, Consumer<String> progress) {
        this.home = home;
        this.path = data.toAbsolutePath().normalize();
        this.origin = URI.create("https://localhost:" + port);
        this.shop = URI.create("https://localhost:" + (port + 1));
        this.progress = progress;
        this.watch = new StopWatch(System::nanoTime);
    }

    /** Starts everything and waits until all of it can be used. */
    public static Standalone start(Path data, int port) {
        Standalone all = new Standalone(Home.find(), data, port, line -> {});
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
        Path attached = home.attached();
        Path distribution = home.keycloak();
        List<Path> jars =
                List.of(home.service("chat-service"), home.service("agent-service"), home.service("view-service"));

        DataFolder data = keep(DataFolder.open(path), opened -> folder = opened);
        samePortAsBefore(data);
        Secrets known = Secrets.in(data);
        synchronized (lock) {
            secrets = known;
        }
        Certificate certificate = Certificate.in(data, known, Clock.systemUTC());
        List<Integer> ports = Ports.free(8);

        Services commands = new Services(
                open(data).connectionString(),
                "http://127.0.0.1:" + ports.get(6) + "/auth/realms/openchat",
                shop,
                known);
        Child chat = child(commands.chat(jars.get(0), ports.get(0), ports.get(1)), attached, data);
        Child agent = child(commands.agent(jars.get(1), ports.get(2), ports.get(3)), attached, data);
        Child view = child(commands.view(jars.get(2), ports.get(4), ports.get(5)), attached, data);
        Keycloak identity = new Keycloak(distribution, data, origin, known);
        Child login = child(identity.command(ports.get(6), ports.get(7)), attached, data);

        keep(
                FrontServer.open(
                        origin,
                        shop,
                        certificate,
                        List.of(
                                new Route("", "The chat", ports.get(0), chat::isReady),
                                new Route("/agent", "The agent portal", ports.get(2), agent::isReady),
                                new Route("/view", "The viewer portal", ports.get(4), view::isReady),
                                new Route(Keycloak.PATH, "The login", ports.get(6), login::isReady))),
                opened -> front = opened);
        say("front is open on " + origin);

        run(chat);
        await(chat);
        watch.mark(StopWatch.Mark.PAGE);

        run(agent);
        run(view);
        keepPort(data);
        identity.prepareHome();
        identity.configure(data.logs().resolve("keycloak-build.log"), this::say);
        synchronized (lock) {
            refuseWhenClosed();
            keycloak = login.start();
        }
        List.of(agent, view, login).forEach(this::await);
        watch.mark(StopWatch.Mark.ALL);
        return this;
    }

    public URI origin() {
        return origin;
    }

    /** The example shop, which embeds the widget. */
    public URI shop() {
        return shop;
    }

    public Path data() {
        return path;
    }

    public StopWatch watch() {
        return watch;
    }

    /** Those who can sign in. */
    public List<User> users() {
        Secrets known;
        synchronized (lock) {
            known = secrets;
        }
        if (known == null) {
            throw new IllegalStateException("not started");
        }
        Secrets made = known;
        return List.of(
                new User("alice", made.password("alice"), "agent", "/agent/"),
                new User("bob", made.password("bob"), "agent", "/agent/"),
                new User("sue", made.password("sue"), "supervisor, agent, viewer", "/agent/"),
                new User("victor", made.password("victor"), "viewer", "/view/"),
                new User("root", made.password("root"), "admin, viewer", "/view/"));
    }

    /** One who can sign in. */
    public User user(String name) {
        return users().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no user " + name));
    }

    /** The process of chat-service, agent-service, view-service or keycloak as it is now; tests kill it. */
    public ProcessHandle process(String name) {
        return java.util.stream.Stream.concat(services.stream(), java.util.stream.Stream.ofNullable(keycloak()))
                .filter(child -> child.name().equals(name))
                .findFirst()
                .flatMap(child -> ProcessHandle.of(child.pid()))
                .orElseThrow(() -> new IllegalArgumentException("no process " + name));
    }

    /** Connection string of the store; empty database name. */
    public String connectionString() {
        synchronized (lock) {
            if (store == null) {
                throw new IllegalStateException("not started");
            }
            return store.connectionString();
        }
    }

    /** Stops the services, then Keycloak, then the store, and the front last, which says until then that all stops. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
        services.parallelStream().forEach(child -> child.stop(PATIENCE_WITH_STOPS));
        Child login = keycloak();
        if (login != null) {
            login.stop(PATIENCE_WITH_STOPS);
        }
        synchronized (lock) {
            closeQuietly(store);
            closeQuietly(front);
            closeQuietly(folder);
            store = null;
            front = null;
            folder = null;
        }
    }

    private @Nullable Child keycloak() {
        synchronized (lock) {
            return keycloak;
        }
    }

    private EmbeddedStore open(DataFolder data) {
        try {
            EmbeddedStore opened =
                    keep(EmbeddedStore.open(data.resolve("store"), EmbeddedStore.ANY_PORT), made -> store = made);
            say("store is open");
            return opened;
        } catch (StoreException e) {
            throw new LaunchException(e.getMessage() == null ? "the store cannot be opened" : e.getMessage(), e);
        }
    }

    /** Keycloak has the addresses of the first start in its database. */
    private void samePortAsBefore(DataFolder data) {
        Path file = data.resolve("port");
        String port = Integer.toString(origin.getPort());
        try {
            String before = Files.exists(file) ? Files.readString(file).strip() : port;
            if (!before.equals(port)) {
                throw new LaunchException("the data in " + path + " belongs to port " + before + "; start with --port "
                        + before + ", or with another --data");
            }
        } catch (IOException e) {
            throw new LaunchException("the data folder " + path + " cannot be used: " + e, e);
        }
    }

    private void keepPort(DataFolder data) {
        try {
            Files.writeString(data.resolve("port"), Integer.toString(origin.getPort()));
        } catch (IOException e) {
            throw new LaunchException("the data folder " + path + " cannot be used: " + e, e);
        }
    }

    private Child child(Command command, Path attached, DataFolder data) {
        return new Child(command, attached, data.logs(), this::say);
    }

    private void run(Child child) {
        synchronized (lock) {
            refuseWhenClosed();
            services.add(child.start());
        }
    }

    private void await(Child child) {
        try {
            child.firstReady()
                    .orTimeout(PATIENCE_WITH_STARTS.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new LaunchException(child.name() + " does not start; see " + path.resolve("logs"), e);
        }
    }

    private void say(String line) {
        progress.accept(watch.stamp() + "  " + line);
    }

    private <T extends AutoCloseable> T keep(T opened, Consumer<T> field) {
        synchronized (lock) {
            if (closed) {
                closeQuietly(opened);
            }
            refuseWhenClosed();
            field.accept(opened);
            return opened;
        }
    }

    private void refuseWhenClosed() {
        if (closed) {
            throw new LaunchException("stopped while it started");
        }
    }

    private void closeQuietly(@Nullable AutoCloseable thing) {
        try {
            if (thing != null) {
                thing.close();
            }
        } catch (Exception e) { // the others must be closed too
            progress.accept("while stopping: " + e.getMessage());
        }
    }
}
