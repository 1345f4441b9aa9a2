package io.openchat.standalone;

import io.openchat.standalone.data.Secrets;
import io.openchat.standalone.process.Command;
import io.openchat.standalone.process.JavaCommand;
import io.openchat.standalone.process.Readiness;
import io.openchat.standalone.process.TiedCommand;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The commands of our three services.
 *
 * @param home where their programs lie
 * @param devMode which of them run from their sources
 * @param store connection string
 * @param database of the records there
 * @param identity address of the realm, past the front
 * @param bus address of the Redis between the replicas of chat-service; empty when there is one only and none was brought along
 * @param shop origin that may embed the widget
 */
record Services(
        Home home,
        DevMode devMode,
        String store,
        String database,
        String identity,
        Optional<URI> bus,
        URI shop,
        Secrets secrets) {

    /** Every user of the machine reaches the ports of the services; only the front and we know this. */
    private static final String PORT_SECRET = "ports";

    private static final String PORT_HEADER = "X-OpenChat-Port-Secret";

    private static final String HEAP = "-Xmx160m";

    /** SerialGC and a small heap: three services and Keycloak share a laptop with a browser. */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xms32m",
            HEAP,
            "-XX:+ExitOnOutOfMemoryError",
            "--add-opens=java.base/java.lang=ALL-UNNAMED", // java -jar would read it from the manifest
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** What requests must carry that shall reach a service. */
    Map<String, String> pass() {
        return Map.of(PORT_HEADER, secrets.secret(PORT_SECRET));
    }

    /** One of the replicas. */
    Command chat(String name, int port, int management) {
        Map<String, String> own = new HashMap<>(Map.of("OPENCHAT_SITES", shop.toString()));
        bus.ifPresent(redis -> own.putAll(Map.of("OPENCHAT_BUS", "redis", "QUARKUS_REDIS_HOSTS", redis.toString())));
        return command("chat-service", name, port, management, own);
    }

    Command agent(int port, int management) {
        return command("agent-service", "agent-service", port, management, oidc("agent-service"));
    }

    Command view(int port, int management) {
        return command("view-service", "view-service", port, management, oidc("view-service"));
    }

    private Map<String, String> oidc(String client) {
        return Map.of(
                "QUARKUS_OIDC_CREDENTIALS_SECRET", secrets.secret(client),
                "QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", secrets.secret(client + "-cookies"));
    }

    private Command command(String module, String name, int port, int management, Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(own);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        environment.put("OPENCHAT_PORT_SECRET", secrets.secret(PORT_SECRET));
        environment.put("QUARKUS_MONGODB_CONNECTION_STRING", store);
        environment.put("QUARKUS_MONGODB_DATABASE", database);
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", identity);
        if (devMode.covers(module)) {
            return devMode.command(module, environment, port);
        }
        Readiness ready = Readiness.of(URI.create("http://127.0.0.1:" + management + "/q/health/ready"), pass());
        return home.isNative()
                ? new TiedCommand(name, List.of(home.program(module).toString(), HEAP), environment, ready)
                : new JavaCommand(name, JVM, home.program(module), List.of(), environment, ready);
    }
}
