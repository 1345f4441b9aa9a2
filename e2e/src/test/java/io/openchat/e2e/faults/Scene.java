package io.openchat.e2e.faults;

import io.openchat.e2e.faults.client.Loop;
import io.openchat.e2e.faults.cluster.Cluster;
import io.openchat.e2e.faults.network.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;

/** Pods, network and people, ready for something to go wrong. */
final class Scene extends People {
    private static final int AGENTS = 6;

    final Cluster cluster;
    final Network network;
    final Random random;

    private Scene(Cluster cluster, Network network, Random random) {
        super(
                Loop.to(network.port(), random),
                cluster.records(),
                IntStream.rangeClosed(1, AGENTS)
                        .mapToObj(n -> cluster.token("agent-" + n))
                        .toList());
        this.cluster = cluster;
        this.network = network;
        this.random = random;
    }

    static Scene open(Path folder, int replicas, long seed) {
        Random random = new Random(seed);
        Cluster cluster = new Cluster(folder, replicas);
        return new Scene(cluster, new Network(cluster.podPorts(), random), random);
    }

    @Override
    public void close() {
        super.close();
        try {
            network.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cluster.close();
    }
}
