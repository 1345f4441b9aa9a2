package io.openchat.bench.driver;

import java.util.HashSet;
import java.util.Set;

/**
 * What goes from one end of a pair to the other: makes each message, and checks that all come, once, in order, unchanged.
 *
 * <p>A message is {@value #LENGTH} characters: its number, the time at which it was due, and filling.
 */
final class Track {
    /** A line or two, as people write. */
    static final int LENGTH = 200;

    private static final String FILLING = " the quick brown fox jumps over the lazy dog".repeat(5);

    private final Tally tally;
    private final Set<Long> early = new HashSet<>();
    private long sent;
    private long next;

    Track(Tally tally) {
        this.tally = tally;
    }

    /** The next message, due at this time of {@link System#nanoTime}. */
    String next(long due) {
        tally.sent++;
        StringBuilder text = new StringBuilder(LENGTH);
        text.append(sent++).append(' ').append(due);
        return text.append(FILLING, 0, LENGTH - text.length()).toString();
    }

    /** The message came; gives the time at which it was due, or -1 for one that should not have come. */
    long heard(String text) {
        int first = text.indexOf(' ');
        int second = text.indexOf(' ', first + 1);
        if (text.length() != LENGTH || first < 1 || second < 0 || !isFilled(text, second)) {
            tally.wrong(text);
            return -1;
        }
        long number = Long.parseLong(text, 0, first, 10);
        if (number >= sent) {
            tally.wrong(text);
            return -1;
        }
        if (number < next || early.contains(number)) {
            tally.duplicated++;
            return -1;
        }
        if (number == next) {
            next++;
            while (early.remove(next)) {
                next++;
            }
        } else {
            tally.reordered++;
            early.add(number);
        }
        tally.received++;
        return Long.parseLong(text, first + 1, second, 10);
    }

    private static boolean isFilled(String text, int from) {
        return text.regionMatches(from, FILLING, 0, LENGTH - from);
    }
}
