package io.openchat.chat.transcript;

import io.openchat.chat.conversation.LruMap;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How far each conversation is known to be stored: a lower bound, since other pods write too. For any number of threads.
 *
 * <p>Numbers have no gaps, so a bound may be old but is never wrong: the number after it is either free or taken, and the
 * store says which. Those who were used longest ago are forgotten first.
 */
final class LastSeqs {
    private static final int REMEMBERED = 50_000;

    private final Map<String, Long> known = new LruMap<>(REMEMBERED);

    /** Up to this number all is stored; 0 when nothing is known. */
    synchronized long of(String conversation) {
        return known.getOrDefault(conversation, 0L);
    }

    /** Those of the conversations of which nothing is known. */
    synchronized Set<String> unknown(Collection<String> conversations) {
        Set<String> unknown = new HashSet<>(conversations);
        unknown.removeAll(known.keySet());
        return unknown;
    }

    /** The message with this number is stored. */
    synchronized void reached(String conversation, long seq) {
        known.merge(conversation, seq, Math::max);
    }

    /** The bound is far too low; it is better to ask the store again. */
    synchronized void forget(String conversation) {
        known.remove(conversation);
    }
}
