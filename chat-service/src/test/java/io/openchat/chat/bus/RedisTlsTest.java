package io.openchat.chat.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.redis.Authority;
import io.openchat.chat.redis.DocumentedRules;
import io.openchat.chat.redis.RedisProcess;
import io.openchat.chat.redis.RedisProgram;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.redis.client.RedisOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Two pods tell each other over TLS, by a CA of one's own; nobody else's certificate will do. */
@EnabledIf(
        value = "io.openchat.chat.redis.RedisProgram#speaksTls",
        disabledReason = "this machine's Redis was built without TLS")
class RedisTlsTest {
    @Test
    void whoTrustsTheCaIsThere_andNobodyElse() {
        Authority ours = new Authority("ip:127.0.0.1");
        Authority others = new Authority("ip:127.0.0.1");
        List<String> lines = new ArrayList<>(List.of("user default off", DocumentedRules.server("of-the-pods")));
        lines.addAll(ours.configuration());
        Vertx vertx = Vertx.vertx();
        try (RedisProcess server = RedisProcess.overTls(RedisProgram.ofTheJar(), RedisProcess.freePort(), lines);
                Pod here = pod(server, ours, vertx);
                Pod there = pod(server, ours, vertx);
                Pod stranger = pod(server, others, vertx)) {
            there.bus.follow("c1");
            here.reaches(there, "c1");
            Pod.patiently().until(() -> here.bus.isUp() && there.bus.isUp());
            assertThat(stranger.bus.isConnected()).isFalse();
            assertThat(stranger.bus.isUp()).isFalse();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static Pod pod(RedisProcess server, Authority trusted, Vertx vertx) {
        NetClientOptions tls = new NetClientOptions()
                .setSsl(true)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(trusted.certificate().toString()));
        RedisOptions options = new RedisOptions()
                .setNetClientOptions(tls)
                .setConnectionString("rediss://openchat:of-the-pods@127.0.0.1:" + server.port());
        return new Pod(options, null, "openchat", vertx);
    }
}
