package io.openchat.chat.bus;

import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines to all servers of the bus. It looks where these are, often while something is wrong and seldom while nothing is, and opens and
 * closes lines as that changes. To be used by one event loop, but for the questions.
 */
final class Lines {
    /** Beats between two looks while all is well: for what nobody notices, such as a master that was replaced and goes on. */
    private static final int CALM = 5;

    private final Vertx vertx;
    private final Servers servers;
    private final Topology topology;
    private final Ear ear;

    private volatile Map<Server, Line> lines = Map.of();
    private Shards shards = new Shards(List.of());
    private int beats;
    private boolean looking;
    /** A server did not have the channel that it was asked for. */
    private boolean moved;

    private boolean closed;

    Lines(Topology topology, Servers servers, Vertx vertx, Ear ear) {
        this.topology = topology;
        this.servers = servers;
        this.vertx = vertx;
        this.ear = ear;
    }

    /** The line to the server that has a channel; null when there is none. */
    @Nullable
    Line of(String channel) {
        Server server = shards.of(channel);
        return server == null ? null : lines.get(server);
    }

    /** Whether signals go out and come in over all of them. */
    boolean isUp() {
        Map<Server, Line> now = lines;
        return !now.isEmpty() && now.values().stream().allMatch(Line::isUp);
    }

    /** Whether all connections stand, which says nothing of what comes through. */
    boolean isConnected() {
        Map<Server, Line> now = lines;
        return !now.isEmpty() && now.values().stream().allMatch(Line::isConnected);
    }

    /** To be called every {@link Heartbeat#EVERY}. */
    void beat() {
        lines.values().forEach(Line::beat);
        beats++;
        if (!looking && (moved || beats >= CALM || !isUp())) {
            look();
        }
    }

    /** Looks where the servers are, and uses what it finds. */
    void look() {
        beats = 0;
        looking = true;
        topology.look().onComplete(found -> {
            looking = false;
            if (closed) {
                return;
            }
            if (found.succeeded()) {
                use(found.result());
            } else if (lines.isEmpty()) {
                ear.lost("does not answer yet (" + found.cause().getMessage() + ")");
            }
        });
    }

    /** Closes all lines for good. */
    void close() {
        closed = true;
        lines.values().forEach(Line::close);
        servers.close();
    }

    private void use(Shards now) {
        if (now.equals(shards) && !moved) {
            return;
        }
        Map<Server, Line> next = new LinkedHashMap<>();
        now.servers().forEach(server -> next.put(server, lines.containsKey(server) ? lines.get(server) : open(server)));
        lines.forEach((server, line) -> {
            if (!next.containsKey(server)) {
                line.close();
            }
        });
        moved = false;
        shards = now;
        lines = Map.copyOf(next);
        lines.values().forEach(line -> line.use(now));
    }

    private Line open(Server server) {
        return new Line(server, servers.client(server), vertx, ear, () -> moved = true);
    }
}
