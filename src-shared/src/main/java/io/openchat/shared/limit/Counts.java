package io.openchat.chat.wiring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many sockets are open now: of the whole pod, of each network, of each agent. Only those that have one are remembered. */
final class SocketCounts {
    private final Map<String, Integer> open = new HashMap<>();

    /**
     * What a socket counts as one of.
     *
     * @param most how many there may be
     */
    record Share(String of, int most) {}

    /** Counts one more of all, unless one of them has as many as it may. */
    synchronized boolean take(List<Share> shares) {
        boolean hasPlace = shares.stream().allMatch(share -> count(share.of()) < share.most());
        if (hasPlace) {
            shares.forEach(share -> open.merge(share.of(), 1, Integer::sum));
        }
        return hasPlace;
    }

    /** One less of all. */
    synchronized void give(List<Share> shares) {
        shares.forEach(share -> open.computeIfPresent(share.of(), (_, count) -> count == 1 ? null : count - 1));
    }

    synchronized int count(String of) {
        return open.getOrDefault(of, 0);
    }

    /** How many are remembered. */
    synchronized int size() {
        return open.size();
    }
}
