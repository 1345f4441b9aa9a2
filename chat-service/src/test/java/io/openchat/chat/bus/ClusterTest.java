package io.openchat.chat.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.conversation.Bus;
import io.openchat.chat.redis.RedisCluster;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Two pods tell each other over a real cluster, whose masters die and whose slots move. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@EnabledIf(
        value = "io.openchat.chat.redis.RedisProgram#isShardedThere",
        disabledReason =
                "no redis-server 7 or valkey-server on the PATH: the one that the jar brings along knows no sharded channels")
class ClusterTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<Pod> pods = new ArrayList<>();

    @AfterEach
    void stop() {
        pods.forEach(Pod::close);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void eachSignalStaysWithTheMasterThatHasItsChannel() {
        try (RedisCluster cluster = new RedisCluster(vertx, false)) {
            Pod here = pod(cluster);
            Pod there = pod(cluster);
            List<String> conversations = reachedOnEach(cluster, here, there);
            Pod.patiently().until(() -> here.bus.isUp() && there.bus.isUp());
            for (int node = 0; node < cluster.size(); node++) {
                assertThat(cluster.followers(node, channel(conversations.get(node))))
                        .isEqualTo("1");
                assertThat(cluster.ask(node, "info"))
                        .as("nothing goes to the other nodes")
                        .doesNotContain("messages_publish_sent", "messages_publishshard_sent");
            }
            there.bus.unfollow(conversations.getFirst());
            Pod.patiently().until(() -> "0".equals(cluster.followers(0, channel(conversations.getFirst()))));
        }
    }

    @Test
    void aMasterStartedAgain_isUsedAgain_andTheOthersMeanwhile() {
        try (RedisCluster cluster = new RedisCluster(vertx, false)) {
            Pod here = pod(cluster);
            Pod there = pod(cluster);
            List<String> conversations = reachedOnEach(cluster, here, there);
            Pod.patiently().until(() -> here.bus.isUp() && there.bus.isUp());
            cluster.node(1).kill();
            Pod.patiently().atMost(Duration.ofSeconds(5)).until(() -> !here.bus.isUp() && !there.bus.isUp());
            here.reaches(there, conversations.getFirst());
            cluster.node(1).start();
            long started = System.nanoTime();
            conversations.forEach(conversation -> here.reaches(there, conversation));
            Pod.patiently().until(() -> here.bus.isUp() && there.bus.isUp());
            within(Duration.ofSeconds(10), started, "the start");
        }
    }

    @Test
    void aReplicaThatBecomesTheMaster_isUsed_alsoWhenTheOldOneHangs() {
        try (RedisCluster cluster = new RedisCluster(vertx, true)) {
            Pod here = pod(cluster);
            Pod there = pod(cluster);
            List<String> conversations = reachedOnEach(cluster, here, there);
            cluster.node(0).kill();
            isMaster(cluster, 3);
            long switched = System.nanoTime();
            conversations.forEach(conversation -> here.reaches(there, conversation));
            Pod.patiently().until(() -> here.bus.isUp() && there.bus.isUp());
            within(Duration.ofSeconds(10), switched, "the first switch");
            cluster.node(1).hang();
            Pod.patiently().atMost(Duration.ofSeconds(5)).until(() -> !here.bus.isUp() && !there.bus.isUp());
            isMaster(cluster, 4);
            switched = System.nanoTime();
            Pod late = pod(cluster);
            conversations.forEach(conversation -> late.reaches(there, conversation));
            Pod.patiently().until(() -> here.bus.isUp() && there.bus.isUp() && late.bus.isUp());
            within(Duration.ofSeconds(10), switched, "the second switch");
        }
    }

    @Test
    void aSlotThatGoesToAnotherMaster_isFollowedThere() {
        try (RedisCluster cluster = new RedisCluster(vertx, false)) {
            Pod here = pod(cluster);
            Pod there = pod(cluster);
            there.bus.follow("c1");
            here.reaches(there, "c1");
            int from = cluster.owner(channel("c1"));
            int to = (from + 1) % cluster.size();
            int returns = there.returns.get();
            cluster.moves(cluster.slot(channel("c1")), to);
            long moved = System.nanoTime();
            here.reaches(there, "c1");
            within(Duration.ofSeconds(10), moved, "the slot went");
            assertThat(cluster.followers(to, channel("c1"))).isEqualTo("1");
            Pod.patiently().until(() -> there.returns.get() > returns);
        }
    }

    @Test
    void changesOfStateAreHeardByEveryPod() {
        try (RedisCluster cluster = new RedisCluster(vertx, false)) {
            Pod here = pod(cluster);
            Pod there = pod(cluster);
            Bus.Signal changed = SignalCodecTest.signals()
                    .filter(Bus.Changed.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            Pod.patiently().until(() -> {
                here.bus.publish(changed);
                return there.heard.stream().anyMatch(Bus.Changed.class::isInstance);
            });
        }
    }

    private static List<String> reachedOnEach(RedisCluster cluster, Pod here, Pod there) {
        List<String> conversations = oneOnEach(cluster);
        conversations.forEach(there.bus::follow);
        conversations.forEach(conversation -> here.reaches(there, conversation));
        return conversations;
    }

    private static void within(Duration most, long since, String after) {
        Duration took = Duration.ofNanos(System.nanoTime() - since);
        assertThat(took).as("whole again after %s", after).isLessThan(most);
    }

    /** Conversations whose channels are at the first, the second and the third master. */
    private static List<String> oneOnEach(RedisCluster cluster) {
        return IntStream.range(0, 3)
                .mapToObj(master -> Stream.iterate(0, i -> i + 1)
                        .map(i -> "c" + i)
                        .filter(conversation -> cluster.owner(channel(conversation)) == master)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private void isMaster(RedisCluster cluster, int node) {
        Pod.patiently()
                .pollInterval(Duration.ofMillis(50))
                .until(() -> cluster.ask(node, "nodes").matches("(?s).*myself,master.*"));
    }

    private static String channel(String conversation) {
        return "openchat:conversation:" + conversation;
    }

    private Pod pod(RedisCluster cluster) {
        RedisOptions options = new RedisOptions().setType(RedisClientType.CLUSTER);
        cluster.addresses("openchat:of-the-pods").forEach(options::addConnectionString);
        Pod pod = new Pod(options, null, "openchat", vertx);
        pods.add(pod);
        return pod;
    }
}
