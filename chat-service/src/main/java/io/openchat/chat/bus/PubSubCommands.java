package io.openchat.chat.bus;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;

/** The commands by which signals go out and come in. */
enum PubSubCommands {
    /** For one server, or one master with its replicas. */
    PLAIN,

    /** For a cluster: a signal stays with the master that has its channel, where PUBLISH would send it to every node. */
    SHARDED;

    Request publish(String channel, String text) {
        return Request.cmd(this == PLAIN ? Command.PUBLISH : Command.SPUBLISH)
                .arg(channel)
                .arg(text);
    }

    Request subscribe(String channel) {
        return subscription().arg(channel);
    }

    /** For many; not in one command where its channels would need to have one slot. */
    List<Request> subscribe(List<String> channels) {
        if (this == SHARDED) {
            return channels.stream().map(this::subscribe).toList();
        }
        Request all = subscription();
        channels.forEach(all::arg);
        return List.of(all);
    }

    private Request subscription() {
        return Request.cmd(this == PLAIN ? Command.SUBSCRIBE : Command.SSUBSCRIBE);
    }

    Request unsubscribe(String channel) {
        return Request.cmd(this == PLAIN ? Command.UNSUBSCRIBE : Command.SUNSUBSCRIBE)
                .arg(channel);
    }
}
