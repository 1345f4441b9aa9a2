package io.openchat.helm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * As much of a cluster as {@code lookup} in a template asks: the secrets and deployments that are there already. Helm finds it
 * through the file that {@code KUBECONFIG} names in the tests, so it never asks the cluster that a developer happens to be logged
 * in to.
 *
 * @param there manifests by the end of their address, such as secrets/openchat-cookies
 */
record Cluster(Map<String, String> there) {
    static final Cluster EMPTY = new Cluster(Map.of());

    private static final Path KUBECONFIG = Path.of("target", "kubeconfig");
    private static final Map<String, String> KINDS = Map.of("Secret", "secrets", "Deployment", "deployments");
    private static final Map<String, String> RESOURCES =
            Map.of("/api/v1", resources("v1", "Secret"), "/apis/apps/v1", resources("apps/v1", "Deployment"));
    private static final String NOT_FOUND = """
            {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404}""";

    /** One in which these manifests were applied. */
    static Cluster after(List<Manifest> applied) {
        return new Cluster(applied.stream()
                .filter(manifest -> KINDS.containsKey(manifest.kind()))
                .collect(Collectors.toMap(
                        manifest -> KINDS.get(manifest.kind()) + "/" + manifest.name(),
                        manifest -> manifest.json().toString())));
    }

    private static String resources(String version, String kind) {
        return """
            {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "%s", "resources": [
                {"name": "%s", "singularName": "", "namespaced": true, "kind": "%s", "verbs": ["get", "list"]}]}""".formatted(version, KINDS.get(kind), kind);
    }

    /** Does something while the cluster answers. */
    <T> T whileUp(Supplier<T> action) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
            try {
                Files.writeString(KUBECONFIG, """
                        apiVersion: v1
                        kind: Config
                        clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
                        contexts: [{name: c, context: {cluster: c, user: u}}]
                        users: [{name: u, user: {}}]
                        current-context: c
                        """.formatted(server.getAddress().getPort()));
                return action.get();
            } finally {
                server.stop(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.replaceFirst(".*/([^/]+/[^/]+)$", "$1");
        String found = RESOURCES.getOrDefault(path, there.get(name));
        byte[] body = (found == null ? NOT_FOUND : found).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(found == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
