package io.openchat.bench.subject;

import io.openchat.standalone.process.Ports;
import io.openchat.standalone.store.StoreProgram;
import java.util.Map;

/** An embedded store of its own for one server, on the driver's core. */
record StoreProcess(Program program, int port) {
    private static final String HEAP = "2g";

    static StoreProcess start(Place place, String name) {
        return start(place, name, HEAP);
    }

    static StoreProcess start(Place place, String name, String heap) {
        int port = Ports.free(1).getFirst();
        String folder = place.fresh(name).toString();
        var line = Java.type(StoreProgram.class, heap, folder, Integer.toString(port));
        Program program =
                Program.start(place.onDriversCore(line), Map.of(), place.log(name + "-data"), Probe.listens(port));
        return new StoreProcess(program, port);
    }

    String connectionString() {
        return "mongodb://127.0.0.1:" + port;
    }
}
