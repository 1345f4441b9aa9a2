package io.openchat.chat.service;

import io.openchat.standalone.process.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/** A Redis of the test's own, and a service that tells other pods over it. */
public final class RedisResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable RedisServer server;

    @Override
    public Map<String, String> start() {
        int port = Ports.free(1).getFirst();
        try {
            RedisServer started =
                    RedisServer.newRedisServer().port(port).setting("save \"\"").build();
            started.start();
            server = started;
            return Map.of("openchat.bus", "redis", "quarkus.redis.hosts", "redis://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
