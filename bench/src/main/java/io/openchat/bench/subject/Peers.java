package io.openchat.bench.subject;

import io.openchat.bench.driver.Dialect;
import io.openchat.bench.driver.Loop;
import io.openchat.bench.driver.RelayDialect;
import io.openchat.bench.driver.SocketIoDialect;
import io.openchat.bench.driver.Tally;
import io.openchat.standalone.process.Ports;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** How the programs beside which we are measured are started; each is one file in {@code bench/peers}. */
final class Peers {
    private static final String HEAP = "512m";

    private Peers() {}

    static Server vertx(Workspace place) {
        return relay(place, "vertx", Java.type("io.openchat.bench.peer.VertxRelay", HEAP));
    }

    /** One that forwards text, with a start script of its own. */
    static Server relay(Workspace place, String name) {
        return relay(place, name, script(place, name));
    }

    static Server socketIo(Workspace place) {
        int port = port();
        return server(
                place,
                "socketio",
                script(place, "socketio"),
                Map.of(),
                port,
                Optional.empty(),
                (loop, tally) -> new SocketIoDialect(loop, port, tally, false));
    }

    static Server storingSocketIo(Workspace place) {
        StoreProcess store = StoreProcess.start(place, "socketio-store");
        int port = port();
        return server(
                place,
                "socketio-store",
                script(place, "socketio-store"),
                Map.of("MONGODB", store.connectionString()),
                port,
                Optional.of(store),
                (loop, tally) -> new SocketIoDialect(loop, port, tally, true));
    }

    private static Server relay(Workspace place, String name, List<String> line) {
        int port = port();
        return server(
                place,
                name,
                line,
                Map.of(),
                port,
                Optional.empty(),
                (loop, tally) -> new RelayDialect(loop, port, tally));
    }

    private static Server server(
            Workspace place,
            String name,
            List<String> line,
            Map<String, String> own,
            int port,
            Optional<StoreProcess> store,
            BiFunction<Loop, Tally, Dialect> speaks) {
        Map<String, String> environment = new HashMap<>(own);
        environment.putAll(place.environment());
        environment.put("PORT", Integer.toString(port));
        Program program = Program.start(place.onServersCore(line), environment, place.log(name), Probe.listens(port));
        return new Server(program, store, speaks);
    }

    private static List<String> script(Workspace place, String name) {
        return List.of(place.root().resolve("bench/peers/" + name + "/start").toString());
    }

    private static int port() {
        return Ports.free(1).getFirst();
    }
}
