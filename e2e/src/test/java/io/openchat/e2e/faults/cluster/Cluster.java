package io.openchat.e2e.faults.cluster;

import io.openchat.standalone.Home;
import io.openchat.standalone.process.Ports;
import io.openchat.testkit.identity.KnownKey;
import io.openchat.testkit.replicaset.ReplicaSetProxy;
import io.openchat.testkit.store.StoreAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** Several pods of chat-service, the bus and the store between them, and an identity provider. */
public final class Cluster implements AutoCloseable {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final String HEAP = "-Xmx256m";

    private final Home home = Home.find();
    private final Path folder;
    private final KnownKey identity = new KnownKey();
    private final List<Integer> ports;
    private final Engine store;
    private final ReplicaSetProxy replicaSet;
    private final Part redis;
    private final List<Part> pods = new ArrayList<>();

    /** Starts everything, with its data and logs in an empty folder. */
    public Cluster(Path folder, int replicas) {
        this.folder = folder.toAbsolutePath();
        this.ports = Ports.free(2 + 2 * replicas);
        try {
            Files.createDirectories(this.folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store = Engine.in(this.folder, ports.get(0), UnaryOperator.identity());
        replicaSet = new ReplicaSetProxy(store.address());
        store.isBehind(replicaSet);
        redis = new Part("redis", redisCommand(), Map.of(), this.folder, Ready.atPort(ports.get(1)));
        for (int n = 0; n < replicas; n++) {
            pods.add(pod("chat-" + (n + 1), ports.get(2 + 2 * n), ports.get(3 + 2 * n)));
        }
        store.start();
        redis.start();
        pods.forEach(Part::launch);
        pods.forEach(Part::awaitReady);
    }

    public Engine store() {
        return store;
    }

    /** The replica set that the pods take the store for. */
    public ReplicaSetProxy replicaSet() {
        return replicaSet;
    }

    public Part redis() {
        return redis;
    }

    public List<Part> pods() {
        return List.copyOf(pods);
    }

    /** The memory that each part really uses, in megabytes. */
    public Map<String, Long> memory() {
        Map<String, Long> megabytes = new TreeMap<>(store.memory());
        Stream.concat(Stream.of(redis), pods.stream())
                .forEach(part -> megabytes.put(part.toString(), part.residentKilobytes() / 1024));
        return megabytes;
    }

    /** Where the pods listen on 127.0.0.1. */
    public List<Integer> podPorts() {
        List<Integer> http = new ArrayList<>();
        for (int n = 0; n < pods.size(); n++) {
            http.add(ports.get(2 + 2 * n));
        }
        return http;
    }

    /** The records, past the replica set and what is wrong with it. */
    public StoreAddress records() {
        return store.address();
    }

    /** An access token for an agent. */
    public String token(String agent) {
        return identity.token(agent);
    }

    @Override
    public void close() {
        pods.forEach(Part::kill);
        redis.kill();
        replicaSet.close();
        store.close();
        identity.close();
    }

    private List<String> redisCommand() {
        try {
            String server = ExecutableProvider.newJarResourceProvider(folder.toFile())
                    .get()
                    .getAbsolutePath();
            return List.of(
                    server,
                    "--port",
                    Integer.toString(ports.get(1)),
                    "--bind",
                    "127.0.0.1",
                    "--save",
                    "",
                    "--dir",
                    folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Part pod(String name, int http, int management) {
        String program = home.program("chat-service").toString();
        List<String> line = new ArrayList<>();
        if (home.isNative()) {
            line.addAll(List.of(program, HEAP));
        } else {
            line.addAll(List.of(JAVA, "-XX:+UseSerialGC", HEAP, "-XX:TieredStopAtLevel=1"));
            line.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-jar", program));
        }
        Map<String, String> environment = Map.of(
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                Integer.toString(http),
                "QUARKUS_MANAGEMENT_HOST",
                "127.0.0.1",
                "QUARKUS_MANAGEMENT_PORT",
                Integer.toString(management),
                "QUARKUS_MONGODB_CONNECTION_STRING",
                replicaSet.address().connectionString(),
                "QUARKUS_MONGODB_DATABASE",
                replicaSet.address().database(),
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                identity.issuer(),
                "QUARKUS_REDIS_HOSTS",
                "redis://127.0.0.1:" + ports.get(1),
                "OPENCHAT_BUS",
                "redis");
        return new Part(name, line, environment, folder, Ready.atManagement(management));
    }
}
