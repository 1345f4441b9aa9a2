package io.openchat.standalone.front;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One service behind the front.
 *
 * @param prefix path segments that lead to it: empty for the rest, else like {@code /agent}
 * @param name what people call it
 * @param upstreams its processes, which do the same
 * @param pass headers without which it answers nobody
 */
public record Route(String prefix, String name, List<Upstream> upstreams, Map<String, String> pass) {

    public Route {
        upstreams = List.copyOf(upstreams);
        pass = Map.copyOf(pass);
    }

    /** A service that answers everybody. */
    public Route(String prefix, String name, List<Upstream> upstreams) {
        this(prefix, name, upstreams, Map.of());
    }

    /** A service with one process. */
    public Route(String prefix, String name, int port, BooleanSupplier ready) {
        this(prefix, name, List.of(new Upstream(port, ready)));
    }

    /** Whether the path is the prefix or lies below it; {@code /agentfoo} does not lie below {@code /agent}. */
    boolean leads(String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
