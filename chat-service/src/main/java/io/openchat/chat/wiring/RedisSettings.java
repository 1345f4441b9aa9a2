package io.openchat.chat.wiring;

import io.quarkus.redis.client.RedisOptionsCustomizer;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * What {@code quarkus.redis.*} says, TLS included. Quarkus reads it for a client of its own, which it makes before any bean is asked for;
 * the bus makes one for each server that it finds.
 */
@Singleton
class RedisSettings implements RedisOptionsCustomizer {
    /** Without somebody who wants Quarkus' client it reads nothing. */
    @Inject
    Instance<Redis> wanted;

    private @Nullable RedisOptions read;

    @Override
    public void customize(String client, RedisOptions options) {
        read = options;
    }

    RedisOptions options() {
        if (read == null) {
            throw new IllegalStateException("openchat.bus=redis needs quarkus.redis.hosts");
        }
        return read;
    }
}
