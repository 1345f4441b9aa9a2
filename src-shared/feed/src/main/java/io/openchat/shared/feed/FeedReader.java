package io.openchat.shared.feed;

import io.openchat.shared.record.FeedRecord;
import io.openchat.shared.record.MessageRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives a consumer what it has not taken yet. For one thread.
 *
 * <p>Entries are looked for by time, a little further back than where the last search ended, since clocks differ and a write takes its
 * time; every half minute much further back, for a write that was held up. What was taken is known by conversation and number:
 * a number is given only when the one before it is stored, so all that lacks of a conversation is what follows the last one taken.
 */
final class FeedReader {
    /** Further back than clocks of pods may differ and an ordinary write takes. */
    static final Duration NEAR = Duration.ofSeconds(15);

    /** Further back than a write may be held up after its time was set: the driver gives up on it after half a minute. */
    static final Duration FAR = Duration.ofMinutes(3);

    /** How often it is looked that far. */
    static final Duration FAR_EVERY = Duration.ofSeconds(30);

    /** Entries before the first of a conversation that are looked at in one question. */
    private static final int BACK = 20;

    private final FeedConsumer consumer;
    private final Entries entries;
    private final Lease lease;
    private final Clock clock;
    private @Nullable FeedRecord cursor;
    private Progress progress;
    private Instant nextFar = Instant.MIN;
    private volatile Instant caughtUp = Instant.EPOCH;

    FeedReader(FeedConsumer consumer, Entries entries, Lease lease, Clock clock) {
        this.consumer = consumer;
        this.entries = entries;
        this.lease = lease;
        this.clock = clock;
        this.progress = new Progress(Instant.EPOCH, List.of());
    }

    /**
     * When the consumer last had all that there was, whoever reads for it; the epoch while the store has not been asked. For any thread.
     *
     * <p>What others say is as old as their last note, some ten seconds.
     */
    Instant caughtUp() {
        return caughtUp;
    }

    /** Whether this process has the lease, as far as it knows. */
    boolean isReading() {
        return cursor != null;
    }

    /** Gives the consumer all that there is, if this process has the lease or gets it. */
    void read() {
        FeedRecord mine =
                cursor == null ? take() : lease.renew(cursor, caughtUp).orElse(null);
        cursor = mine;
        if (mine == null) {
            return;
        }
        Instant now = clock.instant();
        boolean far = !now.isBefore(nextFar);
        if (far) {
            nextFar = now.plus(FAR_EVERY);
        }
        List<Entries.Key> page = entries.from(back(progress.at(), far ? FAR : NEAR));
        while (cursor != null && !page.isEmpty()) {
            give(page);
            page = page.size() < Entries.PAGE ? List.of() : entries.after(page.getLast());
        }
        if (cursor != null) {
            caughtUp = now;
        }
    }

    /** Lets another process read. */
    void release() {
        FeedRecord mine = cursor;
        cursor = null;
        if (mine != null) {
            lease.release(mine);
        }
    }

    private @Nullable FeedRecord take() {
        Optional<FeedRecord> known = lease.find();
        Optional<FeedRecord> taken = lease.take(known);
        taken.or(() -> known)
                .map(FeedRecord::caughtUp)
                .filter(caughtUp::isBefore)
                .ifPresent(at -> caughtUp = at);
        taken.ifPresent(mine -> {
            progress = new Progress(mine.at(), mine.taken());
            nextFar = Instant.MIN;
        });
        return taken.orElse(null);
    }

    private void give(List<Entries.Key> page) {
        Map<String, SortedSet<Long>> wanted = wanted(page);
        if (wanted.isEmpty()) {
            return;
        }
        List<MessageRecord> given = inOrder(wanted);
        consumer.accept(given);
        Instant now = clock.instant();
        given.forEach(entry -> progress.took(entry.conversation(), entry.seq(), entry.at(), now));
        note();
    }

    /** The entries, those of each conversation together and in their order. */
    private List<MessageRecord> inOrder(Map<String, SortedSet<Long>> wanted) {
        List<String> keys = new ArrayList<>();
        wanted.forEach((conversation, seqs) -> seqs.forEach(seq -> keys.add(MessageRecord.key(conversation, seq))));
        Map<String, List<MessageRecord>> found = entries.find(keys).stream()
                .sorted(Comparator.comparingLong(MessageRecord::seq))
                .collect(Collectors.groupingBy(MessageRecord::conversation));
        return wanted.keySet().stream()
                .flatMap(conversation -> found.getOrDefault(conversation, List.of()).stream())
                .toList();
    }

    /** Numbers of entries that were not taken, of each conversation that the page is about, in the order of the page. */
    private Map<String, SortedSet<Long>> wanted(List<Entries.Key> page) {
        Map<String, SortedSet<Long>> wanted = new LinkedHashMap<>();
        for (Entries.Key key : page) {
            OptionalLong last = progress.last(key.conversation());
            if (last.isEmpty() || key.seq() > last.getAsLong()) {
                wanted.computeIfAbsent(key.conversation(), _ -> new TreeSet<>()).add(key.seq());
            }
        }
        wanted.forEach((conversation, seqs) -> fill(conversation, seqs));
        return wanted;
    }

    /** Adds what lies between the last one that was taken and the first of the page: it bears a later time, or was held up. */
    private void fill(String conversation, SortedSet<Long> seqs) {
        OptionalLong last = progress.last(conversation);
        long from = last.isPresent() ? last.getAsLong() + 1 : firstNotTaken(conversation, seqs.first());
        for (long seq = from; seq < seqs.last(); seq++) {
            seqs.add(seq);
        }
    }

    /** Of a conversation of which nothing was taken of late: those before bear a time of late, or were taken long ago. */
    private long firstNotTaken(String conversation, long first) {
        Instant late = back(progress.at(), FAR);
        long from = first;
        while (from > 0) {
            List<String> before = new ArrayList<>();
            for (long seq = Math.max(0, from - BACK); seq < from; seq++) {
                before.add(MessageRecord.key(conversation, seq));
            }
            long old = entries.withIds(before).stream()
                    .filter(entry -> entry.at().isBefore(late))
                    .mapToLong(Entries.Key::seq)
                    .max()
                    .orElse(-1);
            if (old >= 0) {
                return old + 1;
            }
            from = Math.max(0, from - BACK);
        }
        return from;
    }

    private void note() {
        progress.forgetBefore(back(progress.at(), FAR.plus(NEAR)));
        FeedRecord mine = cursor;
        cursor = mine == null
                ? null
                : lease.note(mine, progress.at(), progress.taken(), caughtUp).orElse(null);
    }

    private static Instant back(Instant from, Duration by) {
        return from.isAfter(Instant.EPOCH.plus(by)) ? from.minus(by) : Instant.EPOCH;
    }
}
