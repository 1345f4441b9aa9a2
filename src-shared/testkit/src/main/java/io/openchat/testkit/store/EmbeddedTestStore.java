package io.openchat.testkit.store;

import io.openchat.store.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An {@link EmbeddedStore} with a folder and a port of its own. */
final class EmbeddedTestStore implements TestStore {
    private static final String DATABASE = "openchat";

    private final Path folder;
    private final int port;
    private @Nullable EmbeddedStore running;

    EmbeddedTestStore() {
        try {
            folder = Files.createTempDirectory("openchat-store");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        EmbeddedStore first = EmbeddedStore.open(folder, EmbeddedStore.ANY_PORT);
        port = first.port();
        running = first;
    }

    @Override
    public StoreAddress address() {
        return new StoreAddress("mongodb://127.0.0.1:" + port, DATABASE);
    }

    @Override
    public synchronized void down() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    @Override
    public synchronized void up() {
        if (running == null) {
            running = EmbeddedStore.open(folder, port);
        }
    }

    @Override
    public void close() {
        down();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
