package io.openchat.shared.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import java.time.Instant;
import java.util.Optional;
import org.bson.conversions.Bson;

/**
 * Where a list is continued that is ordered by a time, and by id within one: the place of the last entry that was given.
 *
 * <p>Unlike a number of entries to skip it stays right while entries are added, and costs the store the same on every page.
 */
public record Position(Instant at, String id) {
    private static final char BETWEEN = '.';

    /** Longer ones are none of ours. */
    private static final int LONGEST = 200;

    /** Milliseconds; some three thousand years. */
    private static final long FURTHEST = 100_000_000_000_000L;

    /** The position that this text stands for; empty when it stands for none. */
    public static Optional<Position> of(String text) {
        int between = text.indexOf(BETWEEN);
        if (between < 1 || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            long millis = Long.parseLong(text.substring(0, between));
            return millis > FURTHEST || millis < -FURTHEST
                    ? Optional.empty()
                    : Optional.of(new Position(Instant.ofEpochMilli(millis), text.substring(between + 1)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** What the rest of the list fulfils, when {@code time} is the field that it is ordered by and the latest come first. */
    public Bson beyond(String time) {
        // the first is a bound that an index can use; times are whole milliseconds
        return and(lt(time, at.plusMillis(1)), or(lt(time, at), lt("_id", id)));
    }

    /** The text that stands for it, in an address or anywhere else. */
    @Override
    public String toString() {
        return at.toEpochMilli() + String.valueOf(BETWEEN) + id;
    }
}
