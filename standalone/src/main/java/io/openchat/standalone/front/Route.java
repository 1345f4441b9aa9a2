package io.openchat.standalone.front;

import java.util.function.BooleanSupplier;

/**
 * One service behind the front.
 *
 * @param prefix path segments that lead to it: empty for the rest, else like {@code /agent}
 * @param name what people call it
 * @param port where it listens on 127.0.0.1
 * @param ready whether it can serve now
 */
public record Route(String prefix, String name, int port, BooleanSupplier ready) {

    /** Whether the path is the prefix or lies below it; {@code /agentfoo} does not lie below {@code /agent}. */
    boolean leads(String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
