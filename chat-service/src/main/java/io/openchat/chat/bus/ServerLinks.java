package io.openchat.chat.bus;

import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The links to all servers of the bus. It looks where these are, often while something is wrong and seldom while nothing is, and opens and
 * closes links as that changes. To be used by one event loop, but for the questions.
 */
final class ServerLinks {
    /** Beats between two looks while all is well: for what nobody notices, such as a master that was replaced and goes on. */
    private static final int CALM = 5;

    private final Vertx vertx;
    private final Servers servers;
    private final Topology topology;
    private final LinkListener listener;

    private volatile Map<Server, ServerLink> links = Map.of();
    private Shards shards = new Shards(List.of());
    private int beats;
    private boolean looking;
    /** A server did not have the channel that it was asked for. */
    private boolean moved;

    private boolean closed;

    ServerLinks(Topology topology, Servers servers, Vertx vertx, LinkListener listener) {
        this.topology = topology;
        this.servers = servers;
        this.vertx = vertx;
        this.listener = listener;
    }

    /** The link to the server that has a channel; null when there is none. */
    @Nullable
    ServerLink of(String channel) {
        Server server = shards.of(channel);
        return server == null ? null : links.get(server);
    }

    /** Whether signals go out and come in over all of them. */
    boolean isUp() {
        Map<Server, ServerLink> now = links;
        return !now.isEmpty() && now.values().stream().allMatch(ServerLink::isUp);
    }

    /** Whether all connections stand, which says nothing of what comes through. */
    boolean isConnected() {
        Map<Server, ServerLink> now = links;
        return !now.isEmpty() && now.values().stream().allMatch(ServerLink::isConnected);
    }

    /** To be called every {@link Heartbeat#EVERY}. */
    void beat() {
        links.values().forEach(ServerLink::beat);
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
            } else if (links.isEmpty()) {
                listener.lost("does not answer yet (" + found.cause().getMessage() + ")");
            }
        });
    }

    /** Closes all links for good. */
    void close() {
        closed = true;
        links.values().forEach(ServerLink::close);
        servers.close();
    }

    private void use(Shards now) {
        if (now.equals(shards) && !moved) {
            return;
        }
        Map<Server, ServerLink> next = new LinkedHashMap<>();
        now.servers().forEach(server -> next.put(server, links.containsKey(server) ? links.get(server) : open(server)));
        links.forEach((server, link) -> {
            if (!next.containsKey(server)) {
                link.close();
            }
        });
        moved = false;
        shards = now;
        links = Map.copyOf(next);
        links.values().forEach(link -> link.use(now));
    }

    private ServerLink open(Server server) {
        return new ServerLink(server, servers.client(server), vertx, listener, () -> moved = true);
    }
}
