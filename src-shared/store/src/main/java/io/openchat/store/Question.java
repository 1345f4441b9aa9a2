package io.openchat.store;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The conditions of a query that an index may narrow, by field: those that all must hold, within {@code $and} or beside it. */
final class Question {
    private final Map<String, List<@Nullable Object>> conditions = new HashMap<>();

    Question(Document query) {
        gather(query);
    }

    private void gather(Document query) {
        query.forEach((field, condition) -> {
            if (field.equals("$and") && condition instanceof Collection<?> parts) {
                parts.forEach(part -> {
                    if (part instanceof Document inner) {
                        gather(inner);
                    }
                });
            } else if (!field.startsWith("$")) {
                conditions.computeIfAbsent(field, _ -> new ArrayList<>()).add(condition);
            }
        });
    }

    /** The values that the field may have, in order; empty when there is no such list. */
    Optional<List<@Nullable Object>> values(String field) {
        return of(field).stream()
                .map(Question::listed)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<List<@Nullable Object>> listed(@Nullable Object condition) {
        Collection<?> values = switch (condition) {
            case Document operators when operators.get("$in") instanceof Collection<?> some -> some;
            case null, default -> Collections.singletonList(condition);
        };
        if (!values.stream().allMatch(Question::plain)) {
            return Optional.empty();
        }
        Set<@Nullable Object> sorted = new TreeSet<>(KeyType.ORDER);
        sorted.addAll(values);
        return Optional.of(new ArrayList<>(sorted));
    }

    /** A bound of the field from below; none or one. */
    List<Object> least(String field) {
        return bound(field, "$gte", "$gt");
    }

    /** A bound of the field from above; none or one. */
    List<Object> most(String field) {
        return bound(field, "$lt");
    }

    private List<Object> bound(String field, String... bounds) {
        return of(field).stream()
                .flatMap(condition -> condition instanceof Document operators
                        ? Stream.of(bounds).map(operators::get)
                        : Stream.empty())
                .filter(bound -> bound != null && plain(bound))
                .limit(1)
                .toList();
    }

    private List<@Nullable Object> of(String field) {
        return conditions.getOrDefault(field, List.of());
    }

    private static boolean plain(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Instant
                || value instanceof Boolean;
    }
}
