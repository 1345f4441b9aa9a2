package io.openchat.chat.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openchat.chat.conversation.Bus;
import io.openchat.shared.wire.Side;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses of servers, their logins, and which of them has which channel. */
class ServerTest {
    @ParameterizedTest
    @CsvSource({
        "redis://a:26379, 10.0.0.7, 6379, redis://10.0.0.7:6379",
        "redis://u:p%40w@a:26379/?client=chat, b, 6380, redis://u:p%40w@b:6380/?client=chat",
        "rediss://:secret@a, fd00::1, 6379, rediss://:secret@[fd00::1]:6379"
    })
    void aSibling_isReachedInTheSameWay(String known, String host, int port, String expected) {
        assertThat(Server.at(known).sibling(host, port)).isEqualTo(Server.at(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "redis://a:6379, redis://openchat:p%40%3A%2F%3Fw@a:6379",
        "rediss://other:one@a:6379/0, rediss://openchat:p%40%3A%2F%3Fw@a:6379/0"
    })
    void aLogin_takesThePlaceOfThatInTheAddress(String address, String expected) {
        assertThat(Server.at(address).as("openchat:p@:/?w")).isEqualTo(Server.at(expected));
        assertThat(Server.at(address).as(null)).isEqualTo(Server.at(address));
    }

    @Test
    void isShownWithoutItsPassword() {
        assertThat(Server.at("redis://openchat:secret@a:6379")).hasToString("a:6379");
        assertThat(Server.at("redis://:secret@a")).hasToString("a");
        assertThat(Server.at("unix:/run/redis.sock")).hasToString("/run/redis.sock");
    }

    @Test
    void aChannelIsWhereRedisHasIt() {
        // CLUSTER KEYSLOT says 12739 and 12182
        Server first = Server.at("redis://a:1");
        Server second = Server.at("redis://b:2");
        Shards shards =
                new Shards(List.of(new Shards.Range(first, 12_739, 12_739), new Shards.Range(second, 0, 12_182)));
        assertThat(shards.of("123456789")).isEqualTo(first);
        assertThat(shards.of("foo")).isEqualTo(second);
        assertThat(new Shards(List.of(new Shards.Range(second, 0, 12_181))).of("foo"))
                .isNull();
        assertThat(shards.servers()).containsExactlyInAnyOrder(first, second);
        Channels channels = new Channels("openchat", PubSubCommands.SHARDED);
        assertThat(shards.of(channels.heartbeat("pod", shards, first))).isEqualTo(first);
    }

    @Test
    void channelsAreNamedAsPodsOfEarlierVersionsNameThem() {
        Channels channels = new Channels("openchat", PubSubCommands.PLAIN);
        Bus.Signal changed = SignalCodecTest.signals()
                .filter(Bus.Changed.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(channels.of(changed)).startsWith("openchat:queue:").doesNotEndWith("*");
        assertThat(channels.anyQueue()).isEqualTo("openchat:queue:*");
        assertThat(channels.of(new Bus.Typing("c1", Side.AGENT, true))).isEqualTo("openchat:conversation:c1");
        assertThat(channels.heartbeat("pod", Shards.of(Server.at("redis://a")), Server.at("redis://a")))
                .isEqualTo("openchat:conversation:pod");
    }

    @Test
    void whatCannotBeMeant_isRefused_withoutThePassword() {
        Vertx vertx = Vertx.vertx();
        RedisOptions replicas = new RedisOptions().setType(RedisClientType.REPLICATION);
        assertThatThrownBy(() -> new RedisBus(replicas, null, "openchat", vertx))
                .hasMessageContaining("quarkus.redis.client-type");
        assertThatThrownBy(() -> new RedisBus(new RedisOptions(), "secret", "openchat", vertx))
                .hasMessageContaining("openchat.bus-login")
                .hasMessageNotContaining("secret");
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
