package io.openchat.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What can be chosen about a start.
 *
 * @param data folder of all that is kept
 * @param port of the front; the example shop gets the next one
 * @param replicas of chat-service, with a Redis between them when there is more than one
 */
public record Options(Path data, int port, int replicas) {

    public static final int DEFAULT_PORT = 8443;

    /** The example shop is on the next one. */
    public static final int LAST_PORT = 65_534;

    /** Each takes about 200 MB; what more of them would show on one machine, five show too. */
    public static final int MOST_REPLICAS = 5;

    public Options {
        if (port < 1 || port > LAST_PORT || replicas < 1 || replicas > MOST_REPLICAS) {
            throw new IllegalArgumentException("port " + port + ", replicas " + replicas);
        }
        data = data.toAbsolutePath().normalize();
    }

    /** One replica on the default port. */
    public static Options in(Path data) {
        return new Options(data, DEFAULT_PORT, 1);
    }

    public Options withData(Path other) {
        return new Options(other, port, replicas);
    }

    public Options withPort(int other) {
        return new Options(data, other, replicas);
    }

    public Options withReplicas(int other) {
        return new Options(data, port, other);
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
