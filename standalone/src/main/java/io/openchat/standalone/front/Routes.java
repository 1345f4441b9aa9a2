package io.openchat.standalone.front;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where a path leads: to the service with the longest prefix, or nowhere. */
final class Routes {

    /** Health and metrics are for those who run the services, never for those who use them. */
    private static final String MANAGEMENT = "q";

    private static final Set<String> STEPS = Set.of(".", "..");

    /** The answer to the question where a path leads. */
    sealed interface Target {}

    record Service(Route route) implements Target {}

    enum None implements Target {
        NOT_FOUND,
        /** The path can be read in more than one way. */
        AMBIGUOUS
    }

    private final List<Route> longestFirst;

    Routes(List<Route> routes) {
        longestFirst = routes.stream()
                .sorted(Comparator.comparingInt((Route route) -> route.prefix().length())
                        .reversed())
                .toList();
    }

    Target of(String rawPath) {
        String path = decoded(rawPath);
        if (!path.startsWith("/") || path.indexOf('\\') >= 0 || segments(path).anyMatch(STEPS::contains)) {
            return None.AMBIGUOUS;
        }
        for (Route route : longestFirst) {
            if (route.leads(path)) {
                return isManagement(path.substring(route.prefix().length())) ? None.NOT_FOUND : new Service(route);
            }
        }
        return None.NOT_FOUND;
    }

    private static boolean isManagement(String below) {
        return segments(below)
                .filter(segment -> !segment.isEmpty())
                .findFirst()
                .orElse("")
                .equals(MANAGEMENT);
    }

    /** Without the parameters that Java servers cut from a segment: {@code /agent/..;x} is {@code /agent/..} to some. */
    private static Stream<String> segments(String path) {
        return Stream.of(path.split("/")).map(segment -> segment.replaceFirst(";.*", ""));
    }

    private static String decoded(String rawPath) {
        try {
            return QueryStringDecoder.decodeComponent(rawPath.replace("+", "%2B"));
        } catch (IllegalArgumentException e) {
            return ""; // ambiguous
        }
    }
}
