package io.openchat.e2e.attacks;

import io.openchat.e2e.attacks.means.Attacker;
import io.openchat.e2e.attacks.others.PassersBy;
import io.openchat.e2e.faults.client.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of an attack.
 *
 * @param tally what people said, and what became of it
 * @param lost sockets of others, by close code
 * @param before megabytes held before the attack
 * @param peak the most megabytes in use meanwhile, garbage included
 * @param after megabytes held at the latest a minute after
 * @param restarts how often the process ended by itself
 */
record Outcome(
        Attack attack,
        Attacker attacker,
        Tally tally,
        PassersBy passersBy,
        Map<Integer, Integer> lost,
        long before,
        long peak,
        long after,
        int restarts) {

    /** More than this share of what was held before is not back where it was. */
    private static final double BACK = 1.2;

    /** Nobody could ask. */
    static final long UNKNOWN = -1;

    /** Of a process that holds next to nothing, pools that were filled once are more than that share. */
    private static final long SMALL = 8;

    static long mostHeldAfter(long before) {
        return Math.max(before + SMALL, Math.round(before * BACK));
    }

    /** What must not be. Times are not in it: they are the machine's, too. */
    List<String> harm() {
        List<String> harm = new ArrayList<>(tally.complaints());
        if (restarts > 0) {
            harm.add("the process ended, or was of no use any more: " + restarts + " times");
        }
        if (!lost.isEmpty()) {
            harm.add("others lost sockets: " + lost);
        }
        if (passersBy.unanswered() > 0) {
            harm.add(passersBy.unanswered() + " of " + (passersBy.answered() + passersBy.unanswered())
                    + " who opened the page got no answer");
        }
        if (after > mostHeldAfter(before)) {
            harm.add("memory was " + before + " MB, and is " + after + " MB a minute after");
        }
        if (tally.acked() != tally.sent()) {
            harm.add(tally.sent() - tally.acked() + " messages were never acknowledged");
        }
        if (attack.succeeds(attacker)) {
            harm.add("got " + attacker.gained() + " " + attack.gain());
        }
        return harm;
    }

    String row() {
        return "| %s | %.1f | %d | %s | %d | %d | %d | %d | %s | %d | %d | %s |"
                .formatted(
                        attack,
                        attacker.bytes() / 1e6,
                        attacker.sockets(),
                        attack.gain().isEmpty() ? "" : attacker.gained() + " " + attack.gain(),
                        tally.ackTime(0.99),
                        tally.ackTime(1),
                        tally.longestArrival(),
                        passersBy.longest(),
                        lost.isEmpty() ? "0" : lost,
                        before,
                        peak,
                        after == UNKNOWN ? "ended" : after);
    }
}
