package io.openchat.chat.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.redis.DocumentedRules;
import io.openchat.chat.redis.RedisProcess;
import io.openchat.chat.redis.RedisProgram;
import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Two pods tell each other over a master with a replica and three Sentinels, each a real process, and the master dies or hangs. At servers
 * and Sentinels the pods may do no more than docs/install.md says.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class SentinelTest {
    private static final String OF_SENTINELS =
            "user watcher on >of-watchers allchannels -@all +multi +slaveof +ping +exec +subscribe +config|rewrite +role +publish +info +client +script|kill";
    private static final String OF_REPLICAS = "user replica on >of-replicas -@all +psync +replconf +ping";
    private static final String WATCHER = "watcher:of-watchers@";

    private final Vertx vertx = Vertx.vertx();
    private final List<RedisProcess> servers = new ArrayList<>();
    private final List<RedisProcess> sentinels = new ArrayList<>();
    private final List<Pod> pods = new ArrayList<>();
    private Pod here;
    private Pod there;

    @BeforeEach
    void start() {
        RedisProcess master = server();
        server("replicaof 127.0.0.1 " + master.port());
        for (int i = 0; i < 3; i++) {
            sentinels.add(sentinel(master.port()));
        }
        Pod.patiently().until(() -> sentinels.stream().allMatch(this::knowsAll));
        here = pod();
        there = pod();
        there.bus.follow("c1");
        here.reaches(there, "c1");
        there.reaches(here, follows(here, "c2"));
    }

    @AfterEach
    void stop() {
        pods.forEach(Pod::close);
        sentinels.forEach(RedisProcess::close);
        servers.forEach(RedisProcess::close);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aMasterThatIsKilled_isLeftForTheNewOne() {
        theBusIsWholeAfter(servers.getFirst()::kill, sentinels);
    }

    @Test
    void aMasterThatHangs_isLeft_andNobodyReturnsToIt() {
        theBusIsWholeAfter(servers.getFirst()::hang, sentinels);
        servers.getFirst().goOn();
        there.bus.follow("c3");
        here.reaches(there, "c3");
        Pod.patiently().until(() -> "0".equals(followers(servers.getFirst())));
        assertThat(here.bus.isUp() && there.bus.isUp()).isTrue();
    }

    @Test
    void aSentinelThatHangsWithItsMaster_holdsNobodyUp() {
        Runnable machineHangs = () -> {
            sentinels.getFirst().hang();
            servers.getFirst().hang();
        };
        theBusIsWholeAfter(machineHangs, sentinels.subList(1, 3));
    }

    @Test
    void aMasterThatWasReplacedAndGoesOn_isLeft() {
        String before = master(sentinels.getFirst());
        sentinels.getFirst().ask(vertx, WATCHER, "sentinel", "failover", "main");
        Pod.patiently().until(() -> !master(sentinels.getLast()).equals(before));
        there.bus.follow("c4");
        Pod.patiently().until(() -> "1".equals(subscribers(servers.getLast(), "c4")));
        here.reaches(there, "c4");
    }

    @Test
    void whatIsSaidMeanwhile_isReadByTheOther_onceAndInOrder() {
        Chat chat = new Chat(here.bus, there.bus);
        VisitorTab vera = chat.visitor(chat.here).starts("Vera");
        chat.refresh();
        AgentTab alice = chat.agent("Alice", chat.there);
        alice.claims(vera);
        List<String> said = new ArrayList<>();
        String before = master(sentinels.getLast());
        servers.getFirst().kill();
        Pod.patiently().pollInterval(Duration.ofMillis(50)).until(() -> {
            said.add("message " + said.size());
            vera.says(said.getLast());
            return !master(sentinels.getLast()).equals(before) && here.bus.isUp() && there.bus.isUp();
        });
        // what was lost, and then, by the bus alone, what was not
        chat.refresh();
        vera.says("the last one");
        said.add("the last one");
        Pod.patiently().until(() -> alice.seqs().size() >= chat.record(vera).size());
        alice.receives(said.toArray(String[]::new));
    }

    private void theBusIsWholeAfter(Runnable fault, List<RedisProcess> alive) {
        int returnsBefore = there.returns.get();
        String before = master(sentinels.getLast());
        fault.run();
        Pod.patiently()
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        alive.stream().anyMatch(sentinel -> !master(sentinel).equals(before)));
        long switched = System.nanoTime();
        Pod late = pod();
        here.reaches(there, "c1");
        there.reaches(here, "c2");
        late.reaches(there, "c1");
        Pod.patiently().until(() -> pods.stream().allMatch(pod -> pod.bus.isUp()));
        Duration took = Duration.ofNanos(System.nanoTime() - switched);
        assertThat(took).as("whole again after the switch").isLessThan(Duration.ofSeconds(10));
        assertThat(there.returns).as("what was missed is read from the store").hasValueGreaterThan(returnsBefore);
    }

    private static String follows(Pod pod, String conversation) {
        pod.bus.follow(conversation);
        return conversation;
    }

    private String followers(RedisProcess server) {
        return subscribers(server, "c1");
    }

    private String subscribers(RedisProcess server, String conversation) {
        return server.ask(vertx, "observer:of-observers@", "pubsub", "numsub", "openchat:conversation:" + conversation)
                .replaceAll(".*, |]", "");
    }

    private String master(RedisProcess sentinel) {
        return sentinel.ask(vertx, WATCHER, "sentinel", "get-master-addr-by-name", "main");
    }

    /** The replica and both others: before that it would switch to nobody. */
    private boolean knowsAll(RedisProcess sentinel) {
        String known = sentinel.ask(vertx, WATCHER, "sentinel", "master", "main");
        return known.matches("(?s).*num-slaves[:,] 1\\b.*") && known.matches("(?s).*num-other-sentinels[:,] 2\\b.*");
    }

    private RedisProcess server(String... more) {
        List<String> lines = new ArrayList<>(List.of(
                "user default off",
                DocumentedRules.server("of-the-pods"),
                OF_SENTINELS,
                OF_REPLICAS,
                "user observer on >of-observers -@all +auth +hello +ping +pubsub",
                "masteruser replica",
                "masterauth of-replicas"));
        lines.addAll(List.of(more));
        servers.add(RedisProcess.server(RedisProgram.ofTheJar(), RedisProcess.freePort(), lines));
        return servers.getLast();
    }

    private static RedisProcess sentinel(int master) {
        return RedisProcess.sentinel(
                RedisProgram.ofTheJar(),
                RedisProcess.freePort(),
                List.of(
                        "user default off",
                        DocumentedRules.sentinel("of-the-askers"),
                        "user watcher on >of-watchers allchannels +@all",
                        "sentinel sentinel-user watcher",
                        "sentinel sentinel-pass of-watchers",
                        "sentinel monitor main 127.0.0.1 " + master + " 2",
                        "sentinel auth-user main watcher",
                        "sentinel auth-pass main of-watchers",
                        "sentinel down-after-milliseconds main 1000",
                        "sentinel failover-timeout main 6000"));
    }

    private Pod pod() {
        RedisOptions options =
                new RedisOptions().setType(RedisClientType.SENTINEL).setMasterName("main");
        sentinels.forEach(
                sentinel -> options.addConnectionString("redis://openchat:of-the-askers@127.0.0.1:" + sentinel.port()));
        Pod pod = new Pod(options, "openchat:of-the-pods", "openchat", vertx);
        pods.add(pod);
        return pod;
    }
}
