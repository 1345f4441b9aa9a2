package io.openchat.chat.presence;

import io.openchat.chat.conversation.Agent;
import io.openchat.chat.conversation.Outbound;
import io.openchat.chat.queue.OpenConversations;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The agents who have a socket on this pod, by their ids; each socket is told of the queue. */
public final class AgentsHere {
    private final OpenConversations queue;
    private final Map<String, Integer> sockets = new ConcurrentHashMap<>();

    /** Nobody yet; who comes is told of {@code queue}. */
    public AgentsHere(OpenConversations queue) {
        this.queue = queue;
    }

    /** A socket of an agent is open from now on. */
    public void came(Agent agent, Outbound out) {
        queue.subscribe(agent, out);
        sockets.merge(agent.id(), 1, Integer::sum);
    }

    /** That socket is gone. */
    public void left(Agent agent, Outbound out) {
        queue.unsubscribe(out);
        sockets.computeIfPresent(agent.id(), (_, open) -> open == 1 ? null : open - 1);
    }

    Set<String> ids() {
        return Set.copyOf(sockets.keySet());
    }
}
