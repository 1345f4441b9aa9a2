package io.openchat.bench.subject;

import io.openchat.bench.driver.OpenChatDialect;
import io.openchat.standalone.process.Ports;
import io.openchat.testkit.identity.KnownKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How chat-service is started to be measured. */
final class OpenChat {
    private static final String HEAP = "512m";

    /** People are held to 10 frames a second; here each stands for many. */
    private static final String UNLIMITED = "1000000";

    private OpenChat() {}

    /** On the JVM; {@code module} is chat-service, or the one that forgets. */
    static Server onJava(Workspace place, String name, String module, KnownKey identity) {
        return start(
                place, name, Java.jar(place.target(module).resolve("quarkus-app/quarkus-run.jar"), HEAP), identity);
    }

    /** As a native program, which must have been built. */
    static Server natively(Workspace place, String name, String module, KnownKey identity) {
        return start(place, name, List.of(nativeProgram(place, module).toString(), "-Xmx" + HEAP), identity);
    }

    static Path nativeProgram(Workspace place, String module) {
        return place.target(module).resolve("service-runner");
    }

    private static Server start(Workspace place, String name, List<String> line, KnownKey identity) {
        StoreProcess store = StoreProcess.start(place, name);
        List<Integer> ports = Ports.free(2);
        int port = ports.getFirst();
        Map<String, String> environment = new HashMap<>(environment(store, identity, port, ports.getLast()));
        environment.putAll(place.environment());
        Program program =
                Program.start(place.onServersCore(line), environment, place.log(name), Probe.isReady(ports.getLast()));
        return new Server(
                program,
                Optional.of(store),
                (loop, tally) -> new OpenChatDialect(loop, port, tally, n -> identity.token("agent-" + n)));
    }

    /** The settings of a service that everything is beside. */
    static Map<String, String> environment(StoreProcess store, KnownKey identity, int port, int management) {
        return Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(management)),
                Map.entry("QUARKUS_MONGODB_CONNECTION_STRING", store.connectionString()),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", identity.issuer()),
                // ten thousand idle visitors wait, and others talk among them
                Map.entry("OPENCHAT_WAITING_MOST", "20000"),
                Map.entry("OPENCHAT_PER_VISITOR_FRAMES_AT_ONCE", UNLIMITED),
                Map.entry("OPENCHAT_PER_VISITOR_FRAMES_PER_SECOND", UNLIMITED),
                Map.entry("OPENCHAT_PER_VISITOR_UNANSWERED_MESSAGES", UNLIMITED),
                Map.entry("OPENCHAT_PER_VISITOR_UNANSWERED_BYTES", "1G"),
                Map.entry("OPENCHAT_PER_VISITOR_STORED_MESSAGES_PER_HOUR", UNLIMITED),
                Map.entry("OPENCHAT_PER_VISITOR_STORED_BYTES_PER_HOUR", "1G"));
    }
}
