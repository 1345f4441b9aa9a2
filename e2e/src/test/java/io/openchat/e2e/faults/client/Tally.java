package io.openchat.e2e.faults.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was counted of a number of conversations. Belongs to the loop until all have come to rest. */
public final class Tally {
    private static final int MOST_COMPLAINTS = 20;

    /** What all clients showed of each conversation that is over: the ids by number, from 1. */
    final Map<String, List<String>> transcripts = new HashMap<>();

    final Map<String, Integer> refusals = new TreeMap<>();
    final Map<Integer, Integer> closeCodes = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();
    long sent;
    long acked;
    long lost;
    long duplicated;
    long reordered;
    long repeats;
    long longestGap;
    String longestWas = "";
    private final List<Long> ackTimes = new ArrayList<>();
    private long measuredFrom = Long.MIN_VALUE;
    private long measuredUntil = Long.MAX_VALUE;
    private long longestArrival;

    void lost(String what) {
        lost++;
        complain("lost: " + what);
    }

    void duplicated(String what) {
        duplicated++;
        complain("duplicated: " + what);
    }

    void reordered(String what) {
        reordered++;
        complain("reordered: " + what);
    }

    void delivered(long gap, String what) {
        if (gap > longestGap) {
            longestGap = gap;
            longestWas = what;
        }
    }

    void acked(long saidAt, long now) {
        acked++;
        if (saidAt >= measuredFrom && saidAt <= measuredUntil) {
            ackTimes.add(now - saidAt);
        }
    }

    void arrived(long time) {
        longestArrival = Math.max(longestArrival, time);
    }

    /** From now on times are measured, and forgotten until now. */
    void measureFrom(long now) {
        ackTimes.clear();
        longestArrival = 0;
        measuredFrom = now;
    }

    /** What is said from now on is not measured any more. */
    void measureUntil(long now) {
        measuredUntil = now;
    }

    /** The time in which this share of the messages was acknowledged, from the moment in which they were said, in milliseconds. */
    public long ackTime(double share) {
        List<Long> sorted = ackTimes.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    /** The longest time that somebody took from coming to talking, in milliseconds. */
    public long longestArrival() {
        return longestArrival;
    }

    public long sent() {
        return sent;
    }

    public long acked() {
        return acked;
    }

    public long lost() {
        return lost;
    }

    public long duplicated() {
        return duplicated;
    }

    public long reordered() {
        return reordered;
    }

    /** Messages that came over the wire to a client that had them already; it shows them once. */
    public long repeats() {
        return repeats;
    }

    /** The longest time from the moment in which something was said to that in which somebody else saw it, in milliseconds. */
    public long longestGap() {
        return longestGap;
    }

    /** The message whose way took the longest. */
    public String longestWas() {
        return longestWas;
    }

    /** Sockets that were lost, by close code. */
    public Map<Integer, Integer> closeCodes() {
        return closeCodes;
    }

    /** Refusals, by code. */
    public Map<String, Integer> refusals() {
        return refusals;
    }

    /** What was wrong, the first of it. */
    public List<String> complaints() {
        return complaints;
    }

    private void complain(String what) {
        if (complaints.size() < MOST_COMPLAINTS) {
            complaints.add(what);
        }
    }
}
