package io.openchat.e2e.attacks.site;

import io.openchat.e2e.faults.cluster.Engine;
import io.openchat.e2e.faults.cluster.Part;
import io.openchat.e2e.faults.cluster.Ready;
import io.openchat.standalone.Home;
import io.openchat.standalone.process.Ports;
import io.openchat.testkit.identity.KnownKey;
import io.openchat.testkit.store.StoreAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The three packaged services, the front of {@code ./openchat run} and the store, with the memory that they have there. */
public final class Site implements AutoCloseable {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String SERVICES_HEAP = "-Xmx160m";
    private static final String FRONTS_HEAP = "-Xmx192m";

    /** As the launcher starts them. */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xms32m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Home home = Home.find();
    private final KnownKey identity = new KnownKey();
    private final Path folder;
    private final List<Integer> ports = Ports.free(13);
    private final Engine store;
    private final Door chat;
    private final Door agent;
    private final Door view;
    private final Door front;

    /** Starts the store and chat-service, with their data and logs in an empty folder; the others start when they are knocked at. */
    public Site(Path folder) {
        this.folder = folder.toAbsolutePath();
        try {
            Files.createDirectories(this.folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store = Engine.in(this.folder, ports.get(0), Cores::theirs);
        chat = service("chat-service", "/", 1);
        agent = service("agent-service", "/agent/signed-out", 4);
        view = service("view-service", "/view/signed-out", 7);
        front = front(10);
        store.start();
        chat.part().start();
    }

    /** What strangers reach through an ingress: past it, the headers that it sets are all there is. */
    public Door chat() {
        return chat;
    }

    public Door agent() {
        return opened(agent);
    }

    public Door view() {
        return opened(view);
    }

    public Door front() {
        return opened(front);
    }

    /** What is on record. */
    public StoreAddress records() {
        return store.address();
    }

    /** An access token for an agent. */
    public String token(String name) {
        return identity.token(name);
    }

    private static Door opened(Door door) {
        if (!door.part().isAlive()) {
            door.part().start();
        }
        return door;
    }

    /** A process that is like new, whatever became of the one before. */
    public void renew(Door door) {
        door.part().kill();
        door.part().start();
    }

    /** Asks every process to end, and waits for that: after all that happened to it, it must still obey. */
    public void stop() {
        doors().map(Door::part).filter(Part::isAlive).forEach(Part::stop);
    }

    @Override
    public void close() {
        doors().forEach(door -> door.part().kill());
        store.close();
        identity.close();
    }

    private Stream<Door> doors() {
        return Stream.of(chat, agent, view, front);
    }

    private Door service(String name, String page, int first) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.get(first)));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.get(first + 1)));
        environment.put("QUARKUS_MONGODB_CONNECTION_STRING", records().connectionString());
        environment.put("QUARKUS_MONGODB_DATABASE", records().database());
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", identity.issuer());
        if (!name.equals("chat-service")) {
            environment.put("QUARKUS_OIDC_CREDENTIALS_SECRET", "a-secret-between-programs-of-a-test-".repeat(2));
            environment.put(
                    "QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", "another-secret-between-programs-of-a-test");
        }
        List<String> program = List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-jar",
                home.program(name).toString());
        BooleanSupplier ready = Ready.atManagement(ports.get(first + 1));
        Part part = new Part(name, java(SERVICES_HEAP, ports.get(first + 2), program), environment, folder, ready);
        return new Door(part, ports.get(first), false, page, ports.get(first + 2));
    }

    private Door front(int first) {
        List<String> program =
                new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), FrontProgram.class.getName()));
        program.add(folder.resolve("front").toString());
        Stream.of(first, first + 1, 1, 4, 7).forEach(port -> program.add(Integer.toString(ports.get(port))));
        BooleanSupplier ready = Ready.atPort(ports.get(first));
        Part part = new Part("front", java(FRONTS_HEAP, ports.get(first + 2), program), Map.of(), folder, ready);
        return new Door(part, ports.get(first), true, "/", ports.get(first + 2));
    }

    private static List<String> java(String heap, int watched, List<String> program) {
        List<String> line = new ArrayList<>();
        line.add(JAVA);
        line.addAll(JVM);
        line.add(heap);
        line.addAll(Gauge.options(watched));
        line.addAll(program);
        return Cores.theirs(line);
    }
}
