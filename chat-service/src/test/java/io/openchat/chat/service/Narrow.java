package io.openchat.chat.service;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service with small limits, which knows its host and stands behind one proxy. */
public final class Narrow implements QuarkusTestProfile {
    static final String ORIGIN = "https://chat.example.com";
    static final int SOCKETS_AT_ONCE = 25;
    static final int OPEN_SOCKETS = 20;
    static final int OPEN_OF_POD = 45;
    static final int OPEN_OF_AGENT = 3;
    static final int STARTS_AT_ONCE = 3;
    static final int REFUSED_TOKENS = 10;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("openchat.own-hosts", "chat.example.com"),
                Map.entry("openchat.start-within", "5s"),
                Map.entry("openchat.per-pod.visitor-sockets", Integer.toString(OPEN_OF_POD)),
                Map.entry("openchat.per-agent.open-sockets", Integer.toString(OPEN_OF_AGENT)),
                Map.entry("openchat.per-address.open-sockets", Integer.toString(OPEN_SOCKETS)),
                Map.entry("openchat.per-address.sockets.at-once", Integer.toString(SOCKETS_AT_ONCE)),
                Map.entry("openchat.per-address.sockets.per-second", "0.001"),
                Map.entry("openchat.per-address.starts.at-once", Integer.toString(STARTS_AT_ONCE)),
                Map.entry("openchat.per-address.starts.per-second", "0.001"),
                Map.entry("openchat.per-address.refused-tokens.at-once", Integer.toString(REFUSED_TOKENS)),
                Map.entry("openchat.per-address.refused-tokens.per-second", "0.001"));
    }
}
