package io.openchat.store;

import java.nio.file.Path;

/** The embedded store as a process of its own: arguments are its folder and its port. */
public final class StoreProgram {
    private StoreProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedStore store = EmbeddedStore.open(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "close"));
        Thread.currentThread().join();
    }
}
