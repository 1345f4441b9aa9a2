package io.openchat.standalone;

import io.openchat.standalone.bus.Access;
import io.openchat.standalone.bus.RedisProgram;
import io.openchat.standalone.data.DataFolder;
import io.openchat.standalone.data.Secrets;
import io.openchat.standalone.front.Route;
import io.openchat.standalone.front.Upstream;
import io.openchat.standalone.identity.Keycloak;
import io.openchat.standalone.process.Child;
import io.openchat.standalone.process.Command;
import io.openchat.standalone.process.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The child processes of one start, none of them started yet, each on free ports of its own. */
final class Children {

    private final Path attached;
    private final Path logs;
    private final Consumer<String> report;
    private final Consumer<String> heard;
    private final Iterator<Integer> ports;

    private final Optional<URI> busAddress;
    private final Optional<Child> bus;
    private final Map<String, String> pass;
    private final Listening identity;
    private final List<Listening> chats;
    private final Listening agent;
    private final Listening view;
    private final Optional<Child> web;

    /** A child behind the front, and its port. */
    private record Listening(Child child, int port) {
        Upstream upstream() {
            return new Upstream(port, child::isReady);
        }
    }

    Children(
            Home home,
            Options options,
            DataFolder data,
            Keycloak keycloak,
            Secrets secrets,
            String store,
            Consumer<String> report,
            Consumer<String> heard) {
        DevMode devMode = new DevMode(home.root(), options);
        this.attached = home.attached();
        this.logs = data.logs();
        this.report = report;
        this.heard = heard;
        List<String> names = options.pods();
        this.ports = Ports.free(2 * (names.size() + 3) + 1).iterator();

        int redis = ports.next();
        boolean several = names.size() > 1;
        Access access = Access.of(secrets);
        Optional<URI> brought = options.engines().redis();
        boolean ours = several && brought.isEmpty();
        busAddress = ours ? Optional.of(access.forObserver(redis)) : brought;
        bus = ours ? Optional.of(child(RedisProgram.in(data, report).command(redis, access))) : Optional.empty();
        Optional<URI> busOfServices = ours ? Optional.of(access.forService(redis)) : brought;
        identity = listening((port, _) -> keycloak.command(port));
        String realm = "http://127.0.0.1:" + identity.port() + Keycloak.PATH + "/realms/openchat";
        Services services = new Services(
                home, devMode, store, options.engines().database(), realm, busOfServices, options.shop(), secrets);
        pass = services.pass();
        chats = names.stream()
                .map(name -> listening((port, management) -> services.chat(name, port, management)))
                .toList();
        agent = listening(services::agent);
        view = listening(services::view);
        web = devMode.web().map(this::child);
    }

    /** The Redis between the replicas of chat-service; empty when there is one only, or a Redis was brought along. */
    Optional<Child> bus() {
        return bus;
    }

    /** For who wants to know who hears what. */
    Optional<URI> busAddress() {
        return busAddress;
    }

    List<Child> chats() {
        return chats.stream().map(Listening::child).toList();
    }

    List<Child> portals() {
        return List.of(agent.child(), view.child());
    }

    /** What builds the browser's sources anew when they change; empty when no service runs from its sources. */
    Optional<Child> web() {
        return web;
    }

    Child identity() {
        return identity.child();
    }

    int identityPort() {
        return identity.port();
    }

    List<Route> routes() {
        return List.of(
                new Route(
                        "", "The chat", chats.stream().map(Listening::upstream).toList(), pass),
                new Route("/agent", "The agent portal", List.of(agent.upstream()), pass),
                new Route("/view", "The viewer portal", List.of(view.upstream()), pass),
                new Route(Keycloak.PATH, "The login", List.of(identity.upstream())));
    }

    private Listening listening(BiFunction<Integer, Integer, Command> command) {
        int port = ports.next();
        return new Listening(child(command.apply(port, ports.next())), port);
    }

    private Child child(Command command) {
        return new Child(command, attached, logs, heard, report);
    }
}
