package io.openchat.testkit.replicaset;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many writes came, by command, and how many of them a client could repeat: those that bear a number of their session. */
public final class Writes {
    private final Map<String, LongAdder> numbered = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> bare = new ConcurrentHashMap<>();
    private final LongAdder repeated = new LongAdder();

    void came(String command, boolean hasNumber) {
        (hasNumber ? numbered : bare)
                .computeIfAbsent(command, _ -> new LongAdder())
                .increment();
    }

    void cameAgain() {
        repeated.increment();
    }

    /** Those with a number, by command in small letters. */
    public Map<String, Long> numbered() {
        return sums(numbered);
    }

    /** Those without one; what changes all that match is "update of many", and never has one. */
    public Map<String, Long> bare() {
        return sums(bare);
    }

    /** How many were answered with what was answered first. */
    public long repeated() {
        return repeated.sum();
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((command, count) -> sums.put(command, count.sum()));
        return sums;
    }
}
