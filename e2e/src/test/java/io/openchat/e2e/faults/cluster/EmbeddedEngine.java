package io.openchat.e2e.faults.cluster;

import io.openchat.testkit.replicaset.ReplicaSetProxy;
import io.openchat.testkit.store.StoreAddress;
import java.util.Map;

/** The embedded store, a process of ours. */
record EmbeddedEngine(Part part, int port) implements Engine {
    @Override
    public StoreAddress address() {
        return new StoreAddress("mongodb://127.0.0.1:" + port, "openchat");
    }

    @Override
    public boolean isKillable() {
        return true;
    }

    @Override
    public void isBehind(ReplicaSetProxy proxy) {
        // it is a process, which can be frozen itself
    }

    @Override
    public Map<String, Long> memory() {
        return Map.of(part.toString(), part.residentKilobytes() / 1024);
    }

    @Override
    public void kill() {
        part.kill();
    }

    @Override
    public void start() {
        part.start();
    }

    @Override
    public void freeze() {
        part.freeze();
    }

    @Override
    public void thaw() {
        part.thaw();
    }

    @Override
    public void close() {
        part.kill();
    }
}
