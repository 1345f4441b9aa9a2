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
 * As much of a cluster as {@code lookup} in a template asks: the secrets that are there already. Helm finds it through the
 * file that {@code KUBECONFIG} names in the tests, so it never asks the cluster that a developer happens to be logged in to.
 *
 * @param secrets manifests by name
 */
record Cluster(Map<String, String> secrets) {
    static final Cluster EMPTY = new Cluster(Map.of());

    private static final Path KUBECONFIG = Path.of("target", "kubeconfig");
    private static final String RESOURCES = """
            {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "v1", "resources": [
                {"name": "secrets", "singularName": "", "namespaced": true, "kind": "Secret", "verbs": ["get", "list"]}]}""";
    private static final String NOT_FOUND = """
            {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404}""";

    /** One in which these manifests were applied. */
    static Cluster after(List<Manifest> applied) {
        return new Cluster(applied.stream()
                .filter(manifest -> manifest.kind().equals("Secret"))
                .collect(Collectors.toMap(
                        Manifest::name, manifest -> manifest.json().toString())));
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
        boolean resources = path.equals("/api/v1");
        String name = path.substring(path.lastIndexOf('/') + 1);
        byte[] body = (resources ? RESOURCES : secrets.getOrDefault(name, NOT_FOUND)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(resources || secrets.containsKey(name) ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
