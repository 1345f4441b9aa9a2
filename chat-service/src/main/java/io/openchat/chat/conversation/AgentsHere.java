package io.openchat.chat.conversation;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The agents who have a socket on this pod, by their ids. */
final class AgentsHere {
    private final Map<String, Integer> sockets = new ConcurrentHashMap<>();

    void came(String agent) {
        sockets.merge(agent, 1, Integer::sum);
    }

    void left(String agent) {
        sockets.computeIfPresent(agent, (_, open) -> open == 1 ? null : open - 1);
    }

    Set<String> ids() {
        return Set.copyOf(sockets.keySet());
    }
}
