package io.openchat.e2e.faults.cluster;

import io.openchat.testkit.replicaset.ReplicaSetProxy;
import io.openchat.testkit.store.GivenStore;
import io.openchat.testkit.store.StoreAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The store of the system under test: the embedded one as a process of its own, or a database on a given MongoDB. */
public interface Engine extends Breakable, AutoCloseable {

    /** The embedded one, with its data and log in this folder, on this port and by a command that is made of its own; or the given one. */
    static Engine in(Path folder, int port, UnaryOperator<List<String>> command) {
        return GivenStore.find()
                .<Engine>map(GivenEngine::new)
                .orElseGet(() -> new EmbeddedEngine(
                        new Part(
                                "store",
                                command.apply(Store.command(folder, port)),
                                Map.of(),
                                folder,
                                Ready.atPort(port)),
                        port));
    }

    /** Where it is. */
    StoreAddress address();

    /** Whether there is a way to kill it, and to start it again. */
    boolean isKillable();

    /** Whoever uses it does so through this. */
    void isBehind(ReplicaSetProxy proxy);

    /** The memory that it really uses, in megabytes, by the names of its processes; empty when they are not ours. */
    Map<String, Long> memory();

    @Override
    void close();
}
