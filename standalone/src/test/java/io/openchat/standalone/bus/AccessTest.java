package io.openchat.standalone.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.standalone.OtherUser;
import io.openchat.standalone.data.DataFolder;
import io.openchat.standalone.data.Secrets;
import io.openchat.standalone.process.Child;
import io.openchat.standalone.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What they get who reach the port of Redis, which every user of the machine does. */
class AccessTest {

    /** All that reads along, writes files, loads code, or changes who may do what. */
    private static final List<String> DANGEROUS = List.of(
            "MONITOR",
            "CONFIG SET dir /root/.ssh",
            "CONFIG GET *",
            "CONFIG REWRITE",
            "DEBUG OBJECT a",
            "MODULE LOAD /tmp/x.so",
            "REPLICAOF 127.0.0.1 1",
            "SLAVEOF 127.0.0.1 1",
            "SAVE",
            "BGSAVE",
            "BGREWRITEAOF",
            "EVAL return(1) 0",
            "SCRIPT LOAD return(1)",
            "SHUTDOWN NOSAVE",
            "FLUSHALL",
            "KEYS *",
            "SET a b",
            "ACL LIST",
            "ACL SETUSER default on nopass",
            "CLIENT KILL TYPE pubsub",
            "MIGRATE 127.0.0.1 1 a 0 1000",
            "PUBLISH anything text",
            "SUBSCRIBE anything",
            "PSUBSCRIBE *",
            "SYNC");

    private static final List<String> OF_CHAT_SERVICE = List.of(
            "PING",
            "PUBLISH openchat:conversation:1 text",
            "PUBLISH openchat:queue: text",
            "SUBSCRIBE openchat:conversation:1",
            "UNSUBSCRIBE openchat:conversation:1",
            "PSUBSCRIBE openchat:queue:*");

    private static final List<String> OF_THE_OBSERVER = List.of("PUBSUB CHANNELS", "CLIENT LIST TYPE pubsub");

    /** Redis 7 refuses DEBUG and MODULE before it asks who wants it. */
    private static final String NO_LOGIN = "^-(NOAUTH|ERR (DEBUG|MODULE) command not allowed)";

    private static final String NO_RIGHT = "^-(NOPERM|ERR (DEBUG|MODULE) command not allowed)";

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoKnowsNoPasswordGetsNothing(boolean ofTheMachine) throws Exception {
        try (Running redis = new Running(ofTheMachine)) {
            for (String command : DANGEROUS) {
                assertThat(redis.answer(command)).as(command).containsPattern(NO_LOGIN);
            }
            for (String command : OF_CHAT_SERVICE) {
                assertThat(redis.answer(command)).as(command).startsWith("-NOAUTH");
            }
            assertThat(redis.answer("AUTH wrong")).startsWith("-WRONGPASS");
            assertThat(redis.answer("AUTH chat-service wrong")).startsWith("-WRONGPASS");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoKnowsOneGetsWhatItTakesAndNothingElse(boolean ofTheMachine) throws Exception {
        try (Running redis = new Running(ofTheMachine)) {
            URI service = redis.access.forService(redis.port);
            URI observer = redis.access.forObserver(redis.port);
            for (String command : DANGEROUS) {
                assertThat(redis.answer(service, command)).as(command).containsPattern(NO_RIGHT);
                assertThat(redis.answer(observer, command)).as(command).containsPattern(NO_RIGHT);
            }
            for (String command : OF_CHAT_SERVICE) {
                assertThat(redis.answer(service, command)).as(command).doesNotStartWith("-");
            }
            for (String command : OF_THE_OBSERVER) {
                assertThat(redis.answer(observer, command)).as(command).doesNotStartWith("-");
                assertThat(redis.answer(service, command)).as(command).startsWith("-NOPERM");
            }
        }
    }

    @Test
    void anotherUserOfTheMachineReadsNothingAlongAndFindsNoPassword() throws Exception {
        try (Running redis = new Running(true)) {
            String port = Integer.toString(redis.port);
            assertThat(OtherUser.runs(
                            "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/" + port + "; echo MONITOR >&3; head -n 1 <&3"))
                    .startsWith("-NOAUTH");
            String commandLine = OtherUser.runs("cat", "/proc/" + redis.child.pid() + "/cmdline");
            String configuration = OtherUser.runs(
                    "cat", redis.data.resolve("redis").resolve("redis.conf").toString());
            assertThat(commandLine).contains("redis-server");
            assertThat(configuration).contains("Permission denied");
            assertThat(commandLine + configuration)
                    .doesNotContain(redis.access.service())
                    .doesNotContain(redis.access.observer());
        }
    }

    @Test
    void itsConfigurationHasNoPasswordThatCouldBeUsed() throws Exception {
        try (Running redis = new Running(true)) {
            assertThat(Files.readString(redis.data.resolve("redis").resolve("redis.conf")))
                    .contains("user default off")
                    .doesNotContain(redis.access.service())
                    .doesNotContain(redis.access.observer());
        }
    }

    /** A Redis, and the data folder that it belongs to. */
    private final class Running implements AutoCloseable {
        private final DataFolder data = DataFolder.open(temp.resolve("with a \"space\""));
        private final Access access = Access.of(Secrets.in(data));
        private final int port = Ports.free(1).getFirst();
        private final Child child;

        /** {@code ofTheMachine}: the one on the path, if there is one. */
        Running(boolean ofTheMachine) throws Exception {
            RedisProgram program = ofTheMachine ? RedisProgram.in(data, line -> {}) : RedisProgram.unpackedIn(data);
            child = new Child(program.command(port, access), temp, data.logs(), line -> {}).start();
            child.firstReady().get(20, TimeUnit.SECONDS);
        }

        /** First line of the answer, to one who says nothing of himself. */
        String answer(String command) throws IOException {
            return lastOf(1, command);
        }

        String answer(URI who, String command) throws IOException {
            return lastOf(2, "AUTH " + who.getUserInfo().replace(':', ' ') + "\r\n" + command);
        }

        private String lastOf(int lines, String commands) throws IOException {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write((commands + "\r\n").getBytes(StandardCharsets.US_ASCII));
                var answers = new java.io.BufferedReader(
                        new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                String last = "";
                for (int line = 0; line < lines; line++) {
                    last = answers.readLine();
                }
                return last == null ? "closed" : last;
            }
        }

        @Override
        public void close() {
            child.stop(Duration.ofSeconds(10));
            data.close();
        }
    }
}
