package io.openchat.testkit.replicaset;

import io.openchat.testkit.Sockets;
import io.openchat.testkit.store.StoreAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A replica set of one member, as drivers see it, before a store that is none; it fails when it is told to.
 *
 * <p>As a real one it answers a write that is repeated, by its session and number, with what it answered first.
 */
public final class ReplicaSetProxy implements AutoCloseable {
    private static final int BACKLOG = 1_000;

    private final StoreAddress store;
    private final InetSocketAddress host;
    private final ServerSocket door;
    private final Member member;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    /** One before this store, which has one host and no TLS. */
    public ReplicaSetProxy(StoreAddress store) {
        this(store, 0);
    }

    /** The same on a port that is known before; 0 for any. */
    public ReplicaSetProxy(StoreAddress store, int port) {
        this.store = store;
        this.host = store.host().orElseThrow();
        try {
            this.door = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.member = new Member("127.0.0.1:" + door.getLocalPort());
        Thread.ofPlatform().daemon().name("replica set").start(this::accept);
    }

    /** Where clients find it. */
    public StoreAddress address() {
        return store.through(door.getLocalPort(), "replicaSet=" + Member.SET);
    }

    /** From now on that is wrong with it. */
    public void has(Trouble trouble) {
        member.trouble(trouble);
        if (trouble == Trouble.REFUSING) {
            cut();
        }
    }

    /** All its connections end at once. */
    public void cut() {
        open.forEach(Connection::close);
    }

    /** What clients have written so far, and how. */
    public Writes writes() {
        return member.writes();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        if (member.trouble() == Trouble.REFUSING) {
            Sockets.reset(client);
            return;
        }
        try (Connection connection = new Connection(client, new Socket(host.getAddress(), host.getPort()), member)) {
            open.add(connection);
            try {
                connection.serve();
            } finally {
                open.remove(connection);
            }
        } catch (IOException e) {
            // one of both sides has ended, or there is no store
            Sockets.reset(client);
        }
    }
}
