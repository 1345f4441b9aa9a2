package io.openchat.chat.bus;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A master with replicas, watched by Sentinels that name another master when it dies. All of them are asked: one may hang with the
 * master, or be cut off from the others; the one that took part in the latest change knows best.
 */
record Sentinels(
        List<Server> sentinels, String name, @Nullable String login, Servers servers) implements Topology {

    /** What one of them says. */
    private record Master(Server server, long epoch) {}

    @Override
    public Future<Shards> look() {
        List<Future<Master>> answers = sentinels.stream().map(this::ask).toList();
        return Future.join(answers)
                .transform(_ -> answers.stream()
                        .filter(Future::succeeded)
                        .map(Future::result)
                        .max(Comparator.comparingLong(Master::epoch))
                        .map(master -> Future.succeededFuture(Shards.of(master.server())))
                        .orElseGet(() -> answers.getFirst().mapEmpty()));
    }

    private Future<Master> ask(Server sentinel) {
        return servers.ask(sentinel, about("GET-MASTER-ADDR-BY-NAME"), about("MASTER"))
                .map(answers -> new Master(server(sentinel, answers.getFirst()), epoch(answers.getLast())));
    }

    private Request about(String what) {
        return Request.cmd(Command.SENTINEL).arg(what).arg(name);
    }

    /** Told before {@code MASTER} tells it: while replicas are still turned to the new one. */
    private Server server(Server sentinel, @Nullable Response address) {
        if (address == null) {
            throw new IllegalArgumentException("no such master");
        }
        return sentinel.sibling(address.get(0).toString(), address.get(1).toInteger())
                .as(login);
    }

    private static long epoch(Response master) {
        return master.get("config-epoch").toLong();
    }

    @Override
    public PubSubCommands commands() {
        return PubSubCommands.PLAIN;
    }

    /** Without the login. */
    @Override
    public String toString() {
        return "Sentinels" + sentinels;
    }
}
