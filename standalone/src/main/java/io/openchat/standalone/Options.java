package io.openchat.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What can be chosen about a start.
 *
 * @param data folder of all that is kept
 * @param port of the front; the example shop gets the next one
 * @param replicas of chat-service, with a Redis between them when there is more than one
 * @param inDevMode the services that run from their sources, in Quarkus' development mode; the others run as packaged
 * @param debug whether a debugger can join those that run from their sources
 * @param engines what is brought along: a store, a Redis
 */
public record Options(Path data, int port, int replicas, Set<String> inDevMode, boolean debug, Engines engines) {

    public static final int DEFAULT_PORT = 8443;

    /** The example shop is on the next one. */
    public static final int LAST_PORT = 65_534;

    /** Each takes about 200 MB; what more of them would show on one machine, five show too. */
    public static final int MOST_REPLICAS = 5;

    /** Debuggers join the first service there, the others at the next ones: it is what they try by themselves. */
    public static final int FIRST_DEBUG_PORT = 5005;

    public Options {
        if (port < 1
                || port > LAST_PORT
                || replicas < 1
                || replicas > MOST_REPLICAS
                || !Home.SERVICES.containsAll(inDevMode)) {
            throw new IllegalArgumentException(
                    "port " + port + ", replicas " + replicas + ", in development mode " + inDevMode);
        }
        inDevMode = Set.copyOf(inDevMode);
        data = data.toAbsolutePath().normalize();
    }

    /** One replica on the default port. */
    public static Options in(Path data) {
        return new Options(data, DEFAULT_PORT, 1, Set.of(), false, Engines.OURS);
    }

    public Options withData(Path other) {
        return new Options(other, port, replicas, inDevMode, debug, engines);
    }

    public Options withPort(int other) {
        return new Options(data, other, replicas, inDevMode, debug, engines);
    }

    public Options withReplicas(int other) {
        return new Options(data, port, other, inDevMode, debug, engines);
    }

    public Options withDevMode(Set<String> other) {
        return new Options(data, port, replicas, other, debug, engines);
    }

    public Options withDebug() {
        return new Options(data, port, replicas, inDevMode, true, engines);
    }

    /** On a store of somebody's own; an {@link IllegalArgumentException} says what an address of one is. */
    public Options withStore(String address) {
        return new Options(data, port, replicas, inDevMode, debug, engines.withStore(address));
    }

    /** With the records in this database of it; an {@link IllegalArgumentException} says what a name of one is. */
    public Options withDatabase(String name) {
        return new Options(data, port, replicas, inDevMode, debug, engines.withDatabase(name));
    }

    /** With a Redis of somebody's own; an {@link IllegalArgumentException} says what an address of one is. */
    public Options withRedis(String address) {
        return new Options(data, port, replicas, inDevMode, debug, engines.withRedis(address));
    }

    /** Where a debugger joins a service that runs from its sources. */
    public static int debugPort(String service) {
        return FIRST_DEBUG_PORT + Home.SERVICES.indexOf(service);
    }

    /** The one origin of everything. */
    public URI origin() {
        return URI.create("https://localhost:" + port);
    }

    /** The example shop's origin. */
    public URI shop() {
        return URI.create("https://localhost:" + (port + 1));
    }

    /** Names of the replicas of chat-service: {@code chat-service} when there is one, else {@code chat-service-1} and so on. */
    public List<String> pods() {
        return replicas == 1
                ? List.of("chat-service")
                : IntStream.rangeClosed(1, replicas)
                        .mapToObj(number -> "chat-service-" + number)
                        .toList();
    }
}
