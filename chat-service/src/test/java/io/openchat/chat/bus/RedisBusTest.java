package io.openchat.chat.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.chat.conversation.Bus;
import io.openchat.shared.wire.Side;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import redis.embedded.RedisServer;

/** Two pods tell each other over a real Redis, which dies and comes back, and where they may do no more than docs/install.md says. */
class RedisBusTest {
    private static final String OBSERVER =
            "user observer on >of-who-asks -@all +auth +hello +ping +pubsub +client|list";

    private final Vertx vertx = Vertx.vertx();
    private int port;
    private RedisServer server;
    private Pod here;
    private Pod there;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = startServer();
        here = new Pod();
        there = new Pod();
        there.bus.follow("c1");
        hears("the first word");
    }

    @AfterEach
    void stop() throws IOException {
        here.bus.close();
        there.bus.close();
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void onlyFollowersHearOfAConversation() {
        here.bus.publish(new Bus.Typing("c2", Side.AGENT, true));
        there.bus.follow("c3");
        hears("something of c1");
        assertThat(there.heard)
                .noneMatch(signal -> signal instanceof Bus.Typing typing
                        && typing.conversation().equals("c2"));
    }

    @Test
    void whoNoLongerFollowsHearsNoMore() {
        there.bus.unfollow("c1");
        patiently().until(() -> subscribers("openchat:conversation:c1") == 0);
    }

    @Test
    void aPodHearsItselfOnce() {
        here.bus.follow("c1");
        patiently().until(() -> subscribers("openchat:conversation:c1") == 2);
        here.heard.clear();
        here.bus.publish(new Bus.Read("c1", Side.AGENT, 5));
        patiently().until(() -> there.heard.contains(new Bus.Read("c1", Side.AGENT, 5)));
        here.bus.publish(new Bus.Read("c1", Side.AGENT, 6));
        patiently().until(() -> there.heard.contains(new Bus.Read("c1", Side.AGENT, 6)));
        assertThat(here.heard).containsExactly(new Bus.Read("c1", Side.AGENT, 5), new Bus.Read("c1", Side.AGENT, 6));
    }

    @Test
    void keepsTwoConnectionsHoweverManyConversations() {
        for (int i = 0; i < 500; i++) {
            there.bus.follow("many-" + i);
        }
        patiently().until(() -> subscribers("openchat:conversation:many-499") == 1);
        // two pods with two each, and the one that asks; the one that asked before may still be closing
        patiently()
                .untilAsserted(() -> assertThat(
                                ask(Command.CLIENT, "LIST").strip().lines().count())
                        .isLessThanOrEqualTo(5));
    }

    @Test
    void subscribesAgainWhenRedisIsBack() throws IOException {
        int before = there.returns.get();
        assertThat(there.bus.isUp()).isTrue();
        assertThat(there.bus.reconnects()).isZero();
        server.stop();
        patiently().until(() -> !there.bus.isUp());
        here.bus.publish(new Bus.Typing("c1", Side.VISITOR, true));
        there.bus.follow("c4");
        server = startServer();
        patiently().until(() -> there.returns.get() > before);
        hears("again");
        patiently().until(() -> subscribers("openchat:conversation:c4") == 1);
        patiently().until(there.bus::isUp);
        assertThat(there.bus.reconnects()).isEqualTo(1);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aRedisThatHangs_isNotTakenForUp_andHeardAgainWhenItGoesOn() throws Exception {
        patiently().until(() -> here.bus.isUp() && there.bus.isUp());
        signals("STOP");
        Pod late = null;
        try {
            patiently().until(() -> !here.bus.isUp() && !there.bus.isUp());
            patiently().until(() -> !there.bus.isConnected());
            late = new Pod();
            there.bus.follow("c5");
        } finally {
            signals("CONT");
        }
        Pod started = late;
        patiently().until(() -> here.bus.isUp() && there.bus.isUp() && started.bus.isUp());
        hears("after the pause");
        patiently().until(() -> subscribers("openchat:conversation:c5") == 1);
        assertThat(there.bus.reconnects()).isPositive();
        started.bus.close();
    }

    /** To the server, which is a process of ours. */
    private static void signals(String signal) throws IOException, InterruptedException {
        List<String> servers = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("redis"))
                .map(process -> Long.toString(process.pid()))
                .toList();
        assertThat(servers).as("the process of the server").isNotEmpty();
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        command.addAll(servers);
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private void hears(String what) {
        long seq = what.hashCode() & 0xffff;
        Bus.Read signal = new Bus.Read("c1", Side.AGENT, seq);
        patiently().until(() -> {
            here.bus.publish(signal);
            return there.heard.contains(signal);
        });
    }

    private long subscribers(String channel) {
        String[] answer = ask(Command.PUBSUB, "NUMSUB", channel)
                .replaceAll("[\\[\\] ]", "")
                .split(",", -1);
        return Long.parseLong(answer[1]);
    }

    private String ask(Command command, String... arguments) {
        Request request = Request.cmd(command);
        List.of(arguments).forEach(request::arg);
        Redis redis = Redis.createClient(vertx, address("observer:of-who-asks"));
        try {
            return redis.send(request)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .toString();
        } finally {
            redis.close();
        }
    }

    private RedisServer startServer() throws IOException {
        var builder = RedisServer.newRedisServer().port(port).setting("save \"\"");
        List.of("user default off", documentedRule(), OBSERVER).forEach(builder::setting);
        RedisServer started = builder.build();
        started.start();
        return started;
    }

    private String address(String login) {
        return "redis://" + login + "@127.0.0.1:" + port;
    }

    private static String documentedRule() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("..", "docs", "install.md"))) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith("user openchat on >PASSWORD "))
                    .findFirst()
                    .orElseThrow()
                    .replace("PASSWORD", "of-the-pods");
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(20));
    }

    /** One pod's bus and what it heard. */
    private final class Pod {
        private final RedisBus bus = new RedisBus(Redis.createClient(vertx, address("openchat:of-the-pods")), vertx);
        private final List<Bus.Signal> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger returns = new AtomicInteger();

        Pod() {
            bus.listen(heard::add);
            bus.onReturn(returns::incrementAndGet);
            bus.open();
        }
    }
}
