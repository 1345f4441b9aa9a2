package io.openchat.chat.redis;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A redis-server, or a Sentinel, which is the same program: on a port of 127.0.0.1 that stays the same when it is killed and started. */
public final class RedisProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path program;
    private final Path folder;
    private final int port;
    private final List<String> options;
    private @Nullable Process process;

    private RedisProcess(Path program, int port, List<String> configuration, String... options) {
        try {
            this.program = program;
            this.port = port;
            this.options = List.of(options);
            this.folder = Files.createTempDirectory("redis");
            List<String> lines = new ArrayList<>(List.of("bind 127.0.0.1", "dir " + folder));
            lines.addAll(configuration);
            Files.write(file(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server with these lines of configuration. */
    public static RedisProcess server(Path program, int port, List<String> configuration) {
        List<String> lines = new ArrayList<>(List.of("port " + port, "save \"\"", "appendonly no"));
        lines.addAll(configuration);
        return new RedisProcess(program, port, lines).started();
    }

    /** A server that speaks TLS only. */
    public static RedisProcess overTls(Path program, int port, List<String> configuration) {
        List<String> lines = new ArrayList<>(List.of("port 0", "tls-port " + port, "save \"\"", "appendonly no"));
        lines.addAll(configuration);
        return new RedisProcess(program, port, lines).started();
    }

    public static RedisProcess sentinel(Path program, int port, List<String> configuration) {
        List<String> lines = new ArrayList<>(List.of("port " + port));
        lines.addAll(configuration);
        return new RedisProcess(program, port, lines, "--sentinel").started();
    }

    public static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Starts it again, as it was configured or as it has configured itself since. */
    public void start() {
        try {
            List<String> command = new ArrayList<>(List.of(program.toString(), file().toString()));
            command.addAll(options);
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(new File(folder.toFile(), "log"))
                    .start();
            await().atMost(PATIENCE).ignoreExceptions().until(this::isAnswered);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** It hangs: connections stay open, and nothing comes. */
    public void hang() {
        signal("STOP");
    }

    public void goOn() {
        signal("CONT");
    }

    /**
     * What it answers, written as the client writes it.
     *
     * @param login with the {@code @} at its end, or empty
     */
    public String ask(Vertx vertx, String login, String command, String... arguments) {
        Request request = Request.cmd(Command.create(command));
        List.of(arguments).forEach(request::arg);
        Redis redis = Redis.createClient(vertx, "redis://" + login + "127.0.0.1:" + port);
        try {
            return String.valueOf(redis.send(request)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join());
        } finally {
            redis.close();
        }
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RedisProcess started() {
        start();
        return this;
    }

    private boolean isAnswered() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        }
    }

    private Path file() {
        return folder.resolve("redis.conf");
    }

    private void signal(String name) {
        try {
            if (process == null
                    || new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                                    .start()
                                    .waitFor()
                            != 0) {
                throw new IllegalStateException("no process");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
