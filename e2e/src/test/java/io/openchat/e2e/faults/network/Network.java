package io.openchat.e2e.faults.network;

import io.openchat.testkit.Sockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A load balancer in front of the pods whose cables can be broken in all known ways. */
public final class Network implements AutoCloseable {
    private final List<Integer> pods;
    private final Random random;
    private final ServerSocket door;
    private final Set<Cable> cables = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile Weather weather = Weather.FAIR;

    /**
     * What happens to each frame on its way.
     *
     * @param delayMillis each frame is held back for a random time up to this; the order is kept, as TCP does
     * @param repeated share of the frames that arrive twice
     */
    public record Weather(int delayMillis, double repeated) {
        public static final Weather FAIR = new Weather(0, 0);
    }

    /** Opens the door to pods that listen on these ports of 127.0.0.1. */
    public Network(List<Integer> pods, Random random) {
        this.pods = List.copyOf(pods);
        this.random = random;
        try {
            door = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("network").start(this::accept);
    }

    /** Where clients connect. */
    public int port() {
        return door.getLocalPort();
    }

    public void weather(Weather next) {
        weather = next;
    }

    /** Resets this share of the connections; both sides notice at once. */
    public void cut(double share) {
        some(share).forEach(Cable::cut);
    }

    /** This share of the connections carries nothing any more, and neither side is told. */
    public void halfOpen(double share) {
        some(share).forEach(Cable::stall);
    }

    @Override
    public void close() throws IOException {
        door.close();
        cables.forEach(Cable::cut);
    }

    private List<Cable> some(double share) {
        List<Cable> chosen = new ArrayList<>(cables);
        chosen.removeIf(_ -> random.nextDouble() >= share);
        return chosen;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** Round robin; a pod that refuses is passed over. */
    private void connect(Socket client) {
        for (int tries = 0; tries < pods.size(); tries++) {
            int pod = pods.get(Math.floorMod(turn.getAndIncrement(), pods.size()));
            try {
                Socket service = new Socket(InetAddress.getLoopbackAddress(), pod);
                Cable cable = new Cable(client, service, () -> weather, cables::remove);
                cables.add(cable);
                cable.start();
                return;
            } catch (IOException e) {
                // the next one
            }
        }
        Sockets.reset(client);
    }
}
