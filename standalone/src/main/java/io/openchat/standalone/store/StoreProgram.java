package io.openchat.e2e.faults.cluster;

import io.openchat.standalone.store.EmbeddedStore;
import java.nio.file.Path;

/** The embedded store as a process of its own: arguments are its folder and its port. */
final class StoreProcess {
    private StoreProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedStore store = EmbeddedStore.open(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "close"));
        Thread.currentThread().join();
    }
}
