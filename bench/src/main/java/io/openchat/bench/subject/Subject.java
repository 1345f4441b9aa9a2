package io.openchat.bench.subject;

import io.openchat.testkit.identity.KnownKey;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One that is measured.
 *
 * @param key as in the samples
 * @param missing why it cannot be measured here; empty when it can
 */
public record Subject(String key, Optional<String> missing, Function<Workspace, Server> starter) {

    /** All that there are, in the order in which they are measured. */
    public static List<Subject> all(Workspace place, KnownKey identity) {
        return List.of(
                new Subject("epoll", command(place, "cc"), at -> Peers.relay(at, "epoll")),
                new Subject("vertx", Optional.empty(), Peers::vertx),
                new Subject("ws", Optional.empty(), at -> Peers.relay(at, "ws")),
                new Subject("socketio", Optional.empty(), Peers::socketIo),
                new Subject(
                        "openchat-relay",
                        Optional.empty(),
                        at -> OpenChat.onJava(at, "openchat-relay", "bench/forgetful", identity)),
                new Subject(
                        "openchat-relay-native",
                        nativeProgram(place, "bench/forgetful"),
                        at -> OpenChat.natively(at, "openchat-relay-native", "bench/forgetful", identity)),
                new Subject("socketio-store", Optional.empty(), Peers::storingSocketIo),
                new Subject(
                        "openchat-store",
                        Optional.empty(),
                        at -> OpenChat.onJava(at, "openchat-store", "chat-service", identity)),
                new Subject(
                        "openchat-native",
                        nativeProgram(place, "chat-service"),
                        at -> OpenChat.natively(at, "openchat-native", "chat-service", identity)));
    }

    public Server start(Workspace place) {
        return starter.apply(place);
    }

    private static Optional<String> nativeProgram(Workspace place, String module) {
        boolean there = Files.isExecutable(OpenChat.nativeProgram(place, module));
        return there ? Optional.empty() : Optional.of(module + "/target/service-runner is not built");
    }

    private static Optional<String> command(Workspace place, String name) {
        boolean built = Files.isExecutable(place.root().resolve("bench/target/peers/epoll-relay"));
        boolean there = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(java.nio.file.Path.of(folder, name)));
        return there || built ? Optional.empty() : Optional.of("there is no " + name);
    }
}
