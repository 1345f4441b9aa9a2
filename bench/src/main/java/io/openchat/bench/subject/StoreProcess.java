package io.openchat.bench.subject;

import io.openchat.standalone.process.Ports;
import io.openchat.store.StoreProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** An embedded store of its own for one server, on the driver's core; its data is gone with it. */
public record StoreProcess(Program program, Path folder, int port) implements AutoCloseable {
    private static final String HEAP = "2g";

    static StoreProcess start(Workspace place, String name) {
        return start(place, name, HEAP);
    }

    static StoreProcess start(Workspace place, String name, String heap) {
        int port = Ports.free(1).getFirst();
        Path folder = place.fresh(name);
        var line = Java.type(StoreProgram.class, heap, folder.toString(), Integer.toString(port));
        Program program =
                Program.start(place.onDriversCore(line), Map.of(), place.log(name + "-data"), Probe.listens(port));
        return new StoreProcess(program, folder, port);
    }

    String connectionString() {
        return "mongodb://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        program.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
