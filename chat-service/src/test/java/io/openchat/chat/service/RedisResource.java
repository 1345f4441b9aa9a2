package io.openchat.chat.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/** A Redis of the test's own, and a service that tells other pods over it. */
public final class RedisResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable RedisServer server;

    @Override
    public Map<String, String> start() {
        try {
            int port = freePort();
            RedisServer started =
                    RedisServer.newRedisServer().port(port).setting("save \"\"").build();
            started.start();
            server = started;
            return Map.of("openchat.bus", "redis", "quarkus.redis.hosts", "redis://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            try {
                server.stop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
