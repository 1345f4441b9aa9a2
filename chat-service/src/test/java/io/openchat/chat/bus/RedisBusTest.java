package io.openchat.chat.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.conversation.Bus;
import io.openchat.chat.redis.DocumentedRules;
import io.openchat.chat.redis.RedisProcess;
import io.openchat.chat.redis.RedisProgram;
import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.shared.wire.Side;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Two pods tell each other over a real Redis, which dies and comes back, and where they may do no more than docs/install.md says. */
class RedisBusTest {
    private static final String OBSERVER =
            "user observer on >of-who-asks -@all +auth +hello +ping +pubsub +client|list";

    private static final String RULE = DocumentedRules.server("of-the-pods");

    private final Vertx vertx = Vertx.vertx();
    private final RedisProcess server = RedisProcess.server(
            RedisProgram.ofTheJar(),
            RedisProcess.freePort(),
            List.of("user default off", RULE, RULE.replace("openchat", "another"), OBSERVER));
    private final Pod here = pod("openchat");
    private final Pod there = pod("openchat");

    @BeforeEach
    void start() {
        there.bus.follow("c1");
        here.reaches(there, "c1");
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void onlyFollowersHearOfAConversation() {
        here.bus.publish(new Bus.Typing("c2", Side.AGENT, true));
        there.bus.follow("c3");
        here.reaches(there, "c1");
        assertThat(there.heard)
                .noneMatch(signal -> signal instanceof Bus.Typing typing
                        && typing.conversation().equals("c2"));
    }

    @Test
    void whoNoLongerFollowsHearsNoMore() {
        there.bus.unfollow("c1");
        Pod.patiently().until(() -> subscribers("openchat:conversation:c1") == 0);
    }

    @Test
    void aPodHearsItselfOnce() {
        here.bus.follow("c1");
        Pod.patiently().until(() -> subscribers("openchat:conversation:c1") == 2);
        here.heard.clear();
        here.bus.publish(new Bus.Read("c1", Side.AGENT, 5));
        Pod.patiently().until(() -> there.heard.contains(new Bus.Read("c1", Side.AGENT, 5)));
        here.bus.publish(new Bus.Read("c1", Side.AGENT, 6));
        Pod.patiently().until(() -> there.heard.contains(new Bus.Read("c1", Side.AGENT, 6)));
        assertThat(here.heard).containsExactly(new Bus.Read("c1", Side.AGENT, 5), new Bus.Read("c1", Side.AGENT, 6));
    }

    @Test
    void keepsTwoConnectionsHoweverManyConversations() {
        for (int i = 0; i < 500; i++) {
            there.bus.follow("many-" + i);
        }
        Pod.patiently().until(() -> subscribers("openchat:conversation:many-499") == 1);
        // two pods with two each, and the one that asks; the one that asked before may still be closing
        Pod.patiently()
                .untilAsserted(
                        () -> assertThat(ask("client", "LIST").strip().lines().count())
                                .isLessThanOrEqualTo(5));
    }

    @Test
    void subscribesAgainWhenRedisIsBack() {
        int before = there.returns.get();
        Pod.patiently().until(there.bus::isUp);
        assertThat(there.bus.reconnects()).isZero();
        server.kill();
        Pod.patiently().until(() -> !there.bus.isUp());
        here.bus.publish(new Bus.Typing("c1", Side.VISITOR, true));
        there.bus.follow("c4");
        server.start();
        Pod.patiently().until(() -> there.returns.get() > before);
        here.reaches(there, "c1");
        Pod.patiently().until(() -> subscribers("openchat:conversation:c4") == 1);
        Pod.patiently().until(there.bus::isUp);
        assertThat(there.bus.reconnects()).isEqualTo(1);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aRedisThatHangs_isNotTakenForUp_andHeardAgainWhenItGoesOn() {
        Pod.patiently().until(() -> here.bus.isUp() && there.bus.isUp());
        server.hang();
        Pod late = null;
        try {
            Pod.patiently().atMost(Duration.ofSeconds(5)).until(() -> !here.bus.isUp() && !there.bus.isUp());
            Pod.patiently().until(() -> !there.bus.isConnected());
            late = pod("openchat");
            there.bus.follow("c5");
        } finally {
            server.goOn();
        }
        Pod started = late;
        Pod.patiently().until(() -> here.bus.isUp() && there.bus.isUp() && started.bus.isUp());
        here.reaches(there, "c1");
        Pod.patiently().until(() -> subscribers("openchat:conversation:c5") == 1);
        assertThat(there.bus.reconnects()).isPositive();
        started.close();
    }

    @Test
    void twoInstallationsOnOneRedis_doNotHearEachOther() {
        try (Pod one = pod("openchat");
                Pod same = pod("openchat");
                Pod other = pod("another")) {
            Pod.patiently().until(() -> one.bus.isUp() && same.bus.isUp() && other.bus.isUp());
            Chat elsewhere = new Chat(same.bus, other.bus);
            AgentTab alice = elsewhere.agent("Alice", elsewhere.here);
            AgentTab bob = elsewhere.agent("Bob", elsewhere.there);
            elsewhere.refresh();
            new Chat(one.bus, one.bus).visitor().starts("Vera");
            Pod.patiently().until(() -> !alice.list().isEmpty());
            assertThat(bob.list()).isEmpty();
            other.bus.follow("c1");
            Bus.Signal typing = new Bus.Typing("c1", Side.VISITOR, true);
            one.bus.publish(typing);
            Pod.patiently().until(() -> there.heard.contains(typing));
            assertThat(other.heard).doesNotContain(typing);
        }
    }

    private long subscribers(String channel) {
        String[] answer =
                ask("pubsub", "NUMSUB", channel).replaceAll("[\\[\\] ]", "").split(",", -1);
        return Long.parseLong(answer[1]);
    }

    private String ask(String command, String... arguments) {
        return server.ask(vertx, "observer:of-who-asks@", command, arguments);
    }

    private Pod pod(String prefix) {
        return new Pod(
                new RedisOptions().setConnectionString("redis://" + prefix + ":of-the-pods@127.0.0.1:" + server.port()),
                null,
                prefix,
                vertx);
    }
}
