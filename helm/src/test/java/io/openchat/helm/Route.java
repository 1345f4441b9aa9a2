package io.openchat.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Which path leads where, read from ingresses and the Gateway API's routes alike. */
record Route(String kind, String host, String path, boolean exact, String service, int port) {

    static List<Route> of(Manifests manifests) {
        return Stream.concat(
                        manifests.of("Ingress").flatMap(Route::ofIngress),
                        manifests.of("HTTPRoute").flatMap(Route::ofHttpRoute))
                .toList();
    }

    /** Whether a request goes this way, by the longest path that fits. */
    static List<String> services(Manifests manifests, String kind, String host, String path) {
        return of(manifests).stream()
                .filter(route -> route.kind.equals(kind) && route.host.equals(host) && route.fits(path))
                .sorted((a, b) -> b.path.length() - a.path.length())
                .limit(1)
                .map(Route::service)
                .toList();
    }

    private boolean fits(String asked) {
        return asked.equals(path) || (!exact && asked.startsWith(path.endsWith("/") ? path : path + "/"));
    }

    private static Stream<Route> ofIngress(Manifest ingress) {
        return Manifests.each(ingress.at("/spec/rules"))
                .flatMap(rule -> Manifests.each(rule.at("/http/paths"))
                        .map(path -> new Route(
                                "Ingress",
                                rule.path("host").asText(),
                                path.path("path").asText(),
                                path.path("pathType").asText().equals("Exact"),
                                path.at("/backend/service/name").asText(),
                                path.at("/backend/service/port/number").asInt())));
    }

    private static Stream<Route> ofHttpRoute(Manifest route) {
        String host = route.text("/spec/hostnames/0");
        return Manifests.each(route.at("/spec/rules")).map(rule -> {
            JsonNode path = rule.at("/matches/0/path");
            return new Route(
                    "HTTPRoute",
                    host,
                    path.path("value").asText(),
                    path.path("type").asText().equals("Exact"),
                    rule.at("/backendRefs/0/name").asText(),
                    rule.at("/backendRefs/0/port").asInt());
        });
    }
}
