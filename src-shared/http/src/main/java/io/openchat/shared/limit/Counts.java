package io.openchat.shared.limit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many of something are there now, of the whole and of each part that it belongs to. Only what has one is remembered. */
public final class Counts {
    private final Map<String, Integer> taken = new HashMap<>();

    /**
     * What one counts as one of.
     *
     * @param most how many there may be
     */
    public record Share(String of, int most) {}

    /** Counts one more of all, unless one of them has as many as it may. */
    public synchronized boolean take(List<Share> shares) {
        boolean hasPlace = haveRoom(shares);
        if (hasPlace) {
            shares.forEach(share -> taken.merge(share.of(), 1, Integer::sum));
        }
        return hasPlace;
    }

    /** Whether one more of all could be counted. */
    public synchronized boolean haveRoom(List<Share> shares) {
        return shares.stream().allMatch(share -> count(share.of()) < share.most());
    }

    /** One less of all. */
    public synchronized void give(List<Share> shares) {
        shares.forEach(share -> taken.computeIfPresent(share.of(), (_, count) -> count == 1 ? null : count - 1));
    }

    /** How many there are. */
    public synchronized int count(String of) {
        return taken.getOrDefault(of, 0);
    }

    /** How many parts are remembered. */
    public synchronized int size() {
        return taken.size();
    }
}
