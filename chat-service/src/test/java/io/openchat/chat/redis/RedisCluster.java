package io.openchat.chat.redis;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A Redis Cluster of real processes: three masters, and a replica of each when asked for. At its nodes pods may do what docs/install.md says. */
public final class RedisCluster implements AutoCloseable {
    private static final int SLOTS = 16_384;
    private static final int MASTERS = 3;
    private static final String OPERATOR = "operator:of-operators@";

    private final Vertx vertx;
    private final List<RedisProcess> nodes = new ArrayList<>();
    private final List<Integer> busPorts = new ArrayList<>();

    /** Formed and whole when this returns. */
    public RedisCluster(Vertx vertx, boolean replicas) {
        this.vertx = vertx;
        for (int i = 0; i < (replicas ? 2 * MASTERS : MASTERS); i++) {
            nodes.add(node());
        }
        for (int i = 0; i < MASTERS; i++) {
            int first = i * SLOTS / MASTERS;
            int last = (i + 1) * SLOTS / MASTERS - 1;
            ask(i, "addslotsrange", Integer.toString(first), Integer.toString(last));
            // else all of them begin with the same epoch, and the first quarrel is settled by another one
            ask(i, "set-config-epoch", Integer.toString(i + 1));
        }
        for (int i = 1; i < nodes.size(); i++) {
            ask(0, "meet", "127.0.0.1", Integer.toString(node(i).port()), Integer.toString(busPorts.get(i)));
        }
        isWhole();
        for (int i = MASTERS; i < nodes.size(); i++) {
            replicates(i, id(i - MASTERS));
        }
    }

    public RedisProcess node(int number) {
        return nodes.get(number);
    }

    public int size() {
        return nodes.size();
    }

    /** The addresses for a user of the cluster. */
    public List<String> addresses(String login) {
        return nodes.stream()
                .map(node -> "redis://" + login + "@127.0.0.1:" + node.port())
                .toList();
    }

    /** What a node says to an operator. */
    public String ask(int node, String what, String... arguments) {
        List<String> words = new ArrayList<>(List.of(what));
        words.addAll(List.of(arguments));
        return node(node).ask(vertx, OPERATOR, "cluster", words.toArray(String[]::new));
    }

    /** How many follow a channel at a node. */
    public String followers(int node, String channel) {
        return node(node).ask(vertx, OPERATOR, "pubsub", "shardnumsub", channel).replaceAll(".*, |]", "");
    }

    public int slot(String channel) {
        return Integer.parseInt(ask(0, "keyslot", channel));
    }

    /** The number of the master that has a channel, as all of them were made. */
    public int owner(String channel) {
        int slot = slot(channel);
        return IntStream.range(0, MASTERS)
                .filter(i -> slot < (i + 1) * SLOTS / MASTERS)
                .findFirst()
                .orElseThrow();
    }

    /** Gives a slot, which holds no keys, to another master. */
    public void moves(int slot, int to) {
        String number = Integer.toString(slot);
        ask(to, "setslot", number, "node", id(to));
        IntStream.range(0, MASTERS)
                .filter(node -> node != to)
                .forEach(node -> ask(node, "setslot", number, "node", id(to)));
    }

    /** Waits until every node knows every other one, and that all slots are taken. */
    public void isWhole() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> IntStream.range(0, nodes.size())
                        .mapToObj(node -> ask(node, "info"))
                        .allMatch(info -> info.contains("cluster_state:ok")
                                && info.contains("cluster_known_nodes:" + nodes.size())));
    }

    private String id(int node) {
        return ask(node, "myid");
    }

    private void replicates(int replica, String master) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> "OK".equals(ask(replica, "replicate", master)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> node(replica)
                        .ask(vertx, OPERATOR, "info", "replication")
                        .contains("master_link_status:up"));
    }

    private RedisProcess node() {
        busPorts.add(RedisProcess.freePort());
        return RedisProcess.server(
                RedisProgram.sharded().orElseThrow(),
                RedisProcess.freePort(),
                List.of(
                        "user default off",
                        DocumentedRules.cluster("of-the-pods"),
                        "user operator on >of-operators ~* &* +@all",
                        "masteruser operator",
                        "masterauth of-operators",
                        "cluster-enabled yes",
                        "cluster-port " + busPorts.getLast(),
                        "cluster-node-timeout 2000"));
    }

    @Override
    public void close() {
        nodes.forEach(RedisProcess::close);
    }
}
