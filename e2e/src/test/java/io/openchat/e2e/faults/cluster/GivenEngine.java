package io.openchat.e2e.faults.cluster;

import io.openchat.testkit.replicaset.ReplicaSetProxy;
import io.openchat.testkit.replicaset.Trouble;
import io.openchat.testkit.store.GivenStore;
import io.openchat.testkit.store.StoreAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A database of its own on a MongoDB that somebody else started: killed by the command that came with it, frozen by the proxy before it. */
final class GivenEngine implements Engine {
    private final GivenStore store;
    private final StoreAddress address;
    private boolean killed;
    private @Nullable ReplicaSetProxy proxy;

    GivenEngine(GivenStore store) {
        this.store = store;
        this.address = store.freshDatabase();
    }

    @Override
    public StoreAddress address() {
        return address;
    }

    @Override
    public boolean isKillable() {
        return store.command().isPresent();
    }

    @Override
    public void isBehind(ReplicaSetProxy before) {
        proxy = before;
    }

    @Override
    public Map<String, Long> memory() {
        return Map.of();
    }

    @Override
    public void kill() {
        store.command("kill");
        killed = true;
    }

    /** Unless it runs: many a command fails then. */
    @Override
    public void start() {
        if (killed) {
            store.command("start");
            killed = false;
        }
    }

    @Override
    public void freeze() {
        proxyHas(Trouble.FROZEN);
    }

    @Override
    public void thaw() {
        proxyHas(Trouble.NONE);
    }

    @Override
    public void close() {
        start();
        address.drop();
    }

    private void proxyHas(Trouble trouble) {
        if (proxy == null) {
            throw new IllegalStateException("no proxy stands before the store");
        }
        proxy.has(trouble);
    }
}
