package io.openchat.chat.conversation;

import java.util.HashMap;
import java.util.Map;

/**
 * The open conversations that were started on this pod, by the source that they came from.
 *
 * <p>A source is whatever the sockets are told apart by, such as a network address; one without a name is not counted. A place is
 * free again when the conversation has ended, on whatever pod.
 */
final class Places {
    private final int most;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<String, String> sources = new HashMap<>();

    Places(int most) {
        this.most = most;
    }

    /** Takes a place for a conversation, if it has none yet; false when the source has too many. */
    synchronized boolean take(String source, String conversation) {
        if (source.isEmpty() || sources.containsKey(conversation)) {
            return true;
        }
        if (taken.getOrDefault(source, 0) >= most) {
            return false;
        }
        taken.merge(source, 1, Integer::sum);
        sources.put(conversation, source);
        return true;
    }

    /** The conversation has ended, or never came about. */
    synchronized void free(String conversation) {
        String source = sources.remove(conversation);
        if (source != null) {
            var _ = taken.computeIfPresent(source, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    /** How many sources have a place. */
    synchronized int sources() {
        return taken.size();
    }
}
