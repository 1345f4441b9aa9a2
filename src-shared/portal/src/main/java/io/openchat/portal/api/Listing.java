package io.openchat.portal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openchat.shared.mongo.Position;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, and how to get the one after it.
 *
 * @param next what to ask for as {@code after}; absent on the last page
 * @param <T> the entries
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Listing<T>(List<T> entries, @Nullable String next) {
    /** Entries of a page. */
    public static final int SIZE = 100;

    /** As many as are asked of the store: one more than are given out tells whether there are others. */
    public static final int ASKED = SIZE + 1;

    /** A page of what the store gave when it was asked for {@link #ASKED}. */
    public static <T> Listing<T> of(List<T> found, Function<T, Position> position) {
        if (found.size() <= SIZE) {
            return new Listing<>(found, null);
        }
        List<T> page = found.subList(0, SIZE);
        return new Listing<>(page, position.apply(page.getLast()).toString());
    }

    /** The same with other entries. */
    public <R> Listing<R> map(Function<T, R> entry) {
        return new Listing<>(entries.stream().map(entry).toList(), next);
    }
}
