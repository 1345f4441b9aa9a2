package io.openchat.chat.bus;

import io.vertx.core.Future;

/** One server that has all channels, at an address that does not change. */
record Standalone(Server server) implements Topology {
    @Override
    public Future<Shards> look() {
        return Future.succeededFuture(Shards.of(server));
    }

    @Override
    public PubSubCommands commands() {
        return PubSubCommands.PLAIN;
    }
}
