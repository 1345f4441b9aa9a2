package io.openchat.shared.feed;

import io.openchat.shared.record.FeedRecord.Taken;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** How far a consumer has got: the latest time of what it took, and its place in the conversations that went on of late. */
final class Progress {
    private final Map<String, Taken> taken = new HashMap<>();
    private Instant at;

    Progress(Instant at, List<Taken> taken) {
        this.at = at;
        taken.forEach(each -> this.taken.put(each.conversation(), each));
    }

    /** The latest time of an entry that was taken. */
    Instant at() {
        return at;
    }

    /** The last entry of a conversation that was taken, if one was of late. */
    OptionalLong last(String conversation) {
        Taken known = taken.get(conversation);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known.seq());
    }

    /**
     * All of a conversation up to this entry, which bears that time, is taken. One that was stored by a clock which is far ahead does
     * not carry the cursor past what others store now.
     */
    void took(String conversation, long seq, Instant when, Instant now) {
        at = later(at, when.isAfter(now) ? now : when);
        taken.merge(
                conversation,
                new Taken(conversation, seq, when),
                (old, next) -> new Taken(conversation, Math.max(old.seq(), next.seq()), later(old.at(), next.at())));
    }

    /** Forgets where entries that may still come late cannot be any more. */
    void forgetBefore(Instant then) {
        taken.values().removeIf(each -> each.at().isBefore(then));
    }

    List<Taken> taken() {
        return List.copyOf(taken.values());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
