package io.openchat.standalone;

import io.openchat.standalone.Parts.Stage;
import io.openchat.standalone.data.DataFolder;
import io.openchat.standalone.data.KeptPort;
import io.openchat.standalone.data.Secrets;
import io.openchat.standalone.front.Certificate;
import io.openchat.standalone.front.FrontServer;
import io.openchat.standalone.identity.Keycloak;
import io.openchat.standalone.process.Child;
import io.openchat.store.EmbeddedStore;
import io.openchat.store.StoreException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The start of everything, in the order in which people need it.
 *
 * @param home where the programs lie
 * @param options what was asked for
 * @param parts what gets to run
 * @param watch how long it takes
 * @param progress gets a line for every step
 */
record Start(Home home, Options options, Parts parts, StopWatch watch, Consumer<String> progress) {

    /** A first start configures Keycloak and makes its database; a slow machine needs minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /**
     * What a start came to.
     *
     * @param secrets of the data folder
     * @param store connection string
     * @param bus address of the Redis between the replicas, if any
     */
    record Outcome(Secrets secrets, String store, Optional<URI> bus) {}

    Outcome run() {
        home.check(options.inDevMode());
        new DevMode(home.root(), options).compile(this::say);
        DataFolder data = parts.keep(Stage.FOLDER, DataFolder.open(options.data()));
        KeptPort port = new KeptPort(data, options.port());
        port.check();
        Secrets secrets = Secrets.in(data);
        Certificate certificate = Certificate.in(data, secrets, Clock.systemUTC());
        String store = options.engines()
                .store()
                .map(this::checked)
                .orElseGet(() -> open(data, secrets).connectionString());
        Keycloak identity = new Keycloak(home.keycloak(), data, options.origin(), secrets);
        Children children = new Children(home, options, data, identity, secrets, store, this::say, progress);
        parts.keep(Stage.FRONT, FrontServer.open(options.origin(), options.shop(), certificate, children.routes()));
        say("front is open on " + options.origin() + "; its pages wait until what is behind them is ready");

        children.web().ifPresent(this::run);
        startChat(children);
        List<Child> portals = children.portals();
        portals.forEach(this::run);
        port.keep();
        identity.prepareHome();
        identity.configure(data.logs().resolve("keycloak-build.log"), this::say);
        parts.run(Stage.IDENTITY, children.identity());
        portals.forEach(this::await);
        await(children.identity());
        identity.protectMaster(children.identityPort());
        children.chats().forEach(this::await);
        watch.mark(StopWatch.Mark.ALL);
        return new Outcome(secrets, store, children.busAddress());
    }

    /** The first replica alone, so that the visitor's page is there as early as with one; then the others. */
    private void startChat(Children children) {
        children.bus().ifPresent(redis -> await(parts.run(Stage.BUS, redis)));
        List<Child> chats = children.chats();
        run(chats.getFirst());
        await(chats.getFirst());
        watch.mark(StopWatch.Mark.PAGE);
        say("visitors can write on " + options.origin() + "/; the portals take a little longer");
        chats.stream().skip(1).forEach(this::run);
    }

    /** A store that cannot be used is said now: the services would go on trying, and everybody would wait for them. */
    private String checked(String store) {
        String hosts = options.engines().storeHosts().orElseThrow();
        say("the store is yours, at " + hosts);
        new StoreCheck(store, options.engines().database()).trouble().ifPresent(why -> {
            throw new LaunchException("the store at " + hosts + " cannot be used: " + why);
        });
        return store;
    }

    private EmbeddedStore open(DataFolder data, Secrets secrets) {
        try {
            EmbeddedStore opened = parts.keep(
                    Stage.STORE,
                    EmbeddedStore.open(data.resolve("store"), EmbeddedStore.ANY_PORT, secrets.secret("store")));
            say("store is open");
            return opened;
        } catch (StoreException e) {
            throw new LaunchException(e.getMessage() == null ? "the store cannot be opened" : e.getMessage(), e);
        }
    }

    private void run(Child service) {
        parts.run(Stage.SERVICES, service);
    }

    private void await(Child child) {
        try {
            child.firstReady().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new LaunchException(
                    child.name() + " does not start; see " + options.data().resolve("logs"), e);
        }
    }

    private void say(String line) {
        progress.accept(watch.stamp() + "  " + line);
    }
}
