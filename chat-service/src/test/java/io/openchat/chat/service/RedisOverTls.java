package io.openchat.chat.service;

import io.openchat.chat.redis.Authority;
import io.openchat.chat.redis.DocumentedRules;
import io.openchat.chat.redis.RedisProcess;
import io.openchat.chat.redis.RedisProgram;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Redis that speaks TLS by a CA of its own, to a user that may do no more than docs/install.md says, with another prefix. */
public final class RedisOverTls implements QuarkusTestResourceLifecycleManager {
    private static final String PREFIX = "openchat-eu";

    private @Nullable RedisProcess server;

    @Override
    public Map<String, String> start() {
        Authority authority = new Authority("dns:localhost");
        List<String> lines = new ArrayList<>(List.of(
                "user default off", DocumentedRules.server("of-the-pods").replace("&openchat:", "&" + PREFIX + ":")));
        lines.addAll(authority.configuration());
        RedisProcess started = RedisProcess.overTls(RedisProgram.ofTheJar(), RedisProcess.freePort(), lines);
        server = started;
        return Map.of(
                "openchat.bus",
                "redis",
                "openchat.bus-prefix",
                PREFIX,
                "openchat.bus-login",
                "openchat:of-the-pods",
                "quarkus.redis.hosts",
                "rediss://localhost:" + started.port(),
                "quarkus.redis.tls-configuration-name",
                "redis",
                "quarkus.tls.redis.trust-store.pem.certs",
                authority.certificate().toString());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
