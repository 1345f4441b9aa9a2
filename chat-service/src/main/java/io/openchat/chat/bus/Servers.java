package io.openchat.chat.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The ways to servers: TLS, time limits and passwords are the same for all of them. To be used by one event loop. */
final class Servers {
    /** A server that hangs takes questions and answers none; the others are heard meanwhile. */
    private static final int LONGEST_ANSWER = 2;

    private final RedisOptions options;
    private final Vertx vertx;
    private final Map<Server, Redis> asked = new HashMap<>();

    Servers(RedisOptions options, Vertx vertx) {
        this.options = options;
        this.vertx = vertx;
    }

    /** A client for one server, whatever the others are. */
    Redis client(Server server) {
        return Redis.createClient(
                vertx,
                new RedisOptions(options)
                        .setType(RedisClientType.STANDALONE)
                        .setEndpoints(List.of(server.address().toString())));
    }

    /** What a server answers, in time. The connection is kept for the next time, unless it fails. */
    Future<List<Response>> ask(Server server, Request... questions) {
        Redis client = asked.computeIfAbsent(server, this::client);
        return client.connect()
                .compose(connection -> connection
                        .exceptionHandler(_ -> {}) // it fails at the next question, which says so
                        .batch(List.of(questions))
                        .onComplete(_ -> connection.close()))
                .timeout(LONGEST_ANSWER, TimeUnit.SECONDS)
                .onFailure(_ -> {
                    asked.remove(server, client);
                    client.close();
                });
    }

    void close() {
        asked.values().forEach(Redis::close);
        asked.clear();
    }
}
