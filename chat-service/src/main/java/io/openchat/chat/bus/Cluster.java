package io.openchat.chat.bus;

import io.openchat.chat.bus.Shards.Range;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Redis Cluster: several masters, each with a part of the slots. Any node knows all of them, so the first answer counts. */
final class Cluster implements Topology {
    private final List<Server> named;
    private final Servers servers;
    private Set<Server> masters = Set.of();

    /**
     * A cluster.
     *
     * @param named nodes of it
     */
    Cluster(List<Server> named, Servers servers) {
        this.named = named;
        this.servers = servers;
    }

    /** From those that the settings name and those that were found: the former may all have gone by and by. */
    @Override
    public Future<Shards> look() {
        Set<Server> known = new LinkedHashSet<>(named);
        known.addAll(masters);
        List<Future<Shards>> answers = known.stream().map(this::ask).toList();
        return Future.any(answers)
                .map(any -> answers.stream()
                        .filter(Future::succeeded)
                        .findFirst()
                        .orElseThrow()
                        .result())
                .onSuccess(shards -> masters = shards.servers());
    }

    private Future<Shards> ask(Server node) {
        return servers.ask(node, Request.cmd(Command.CLUSTER).arg("SLOTS"))
                .map(answers -> read(answers.getFirst(), node));
    }

    private static Shards read(Response ranges, Server asked) {
        Shards shards = new Shards(
                ranges.stream().flatMap(range -> range(range, asked).stream()).toList());
        if (shards.servers().isEmpty()) {
            throw new IllegalArgumentException("no slots");
        }
        return shards;
    }

    /** The first and the last slot, the master's address, and what we do not need. */
    private static Optional<Range> range(Response range, Server asked) {
        Response master = range.get(2);
        return host(master.get(0), asked)
                .map(host -> new Range(
                        asked.sibling(host, master.get(1).toInteger()),
                        range.get(0).toInteger(),
                        range.get(1).toInteger()));
    }

    /** A node that does not know its own address is the one that was asked; empty when the name of another one is not known yet. */
    private static Optional<String> host(@Nullable Response told, Server asked) {
        String host = told == null ? "" : told.toString();
        return host.isEmpty()
                ? Optional.of(asked.address().getHost())
                : Optional.of(host).filter(name -> !name.equals("?"));
    }

    @Override
    public PubSubCommands commands() {
        return PubSubCommands.SHARDED;
    }
}
