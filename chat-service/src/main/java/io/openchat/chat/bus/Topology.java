package io.openchat.chat.bus;

import io.vertx.core.Future;
import io.vertx.redis.client.RedisOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the servers of the bus belong together, and so where its channels are. */
sealed interface Topology permits Standalone, Sentinels, Cluster {

    /** Which server has which channel now; fails when nobody says so. */
    Future<Shards> look();

    /** How the servers are talked to. */
    PubSubCommands commands();

    /**
     * What the settings say.
     *
     * @param login for the servers that carry signals, {@code USER:PASSWORD}; null when it stands in the addresses
     */
    static Topology of(RedisOptions options, @Nullable String login, Servers servers) {
        if (login != null && login.indexOf(':') < 0) {
            throw new IllegalArgumentException("openchat.bus-login must be USER:PASSWORD");
        }
        List<Server> named = options.getEndpoints().stream().map(Server::at).toList();
        return switch (options.getType()) {
            case STANDALONE -> new Standalone(named.getFirst().as(login));
            case SENTINEL -> new Sentinels(named, options.getMasterName(), login, servers);
            case CLUSTER ->
                new Cluster(named.stream().map(server -> server.as(login)).toList(), servers);
            case REPLICATION ->
                throw new IllegalArgumentException(
                        "quarkus.redis.client-type must be standalone, sentinel or cluster; replicas without Sentinels have no master to fall back to");
        };
    }
}
