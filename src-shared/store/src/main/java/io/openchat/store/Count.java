package io.openchat.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counting, as drivers ask for it: an aggregation of {@code $match}, {@code $skip}, {@code $limit} and a {@code $group} that adds
 * up ones. The backend would read all documents for it, also to count a few; for its own command {@code count} it has indexes.
 *
 * @param command the command {@code count} that means the same
 * @param namespace database and collection
 */
record Count(Document command, String namespace) {
    private static final Document ADDS_UP_ONES = new Document("_id", 1).append("n", new Document("$sum", 1));

    /** What to count; empty when the command does something else. */
    static Optional<Count> asked(String database, String command, Document query) {
        if (!command.equalsIgnoreCase("aggregate")
                || !(query.get("aggregate") instanceof String collection)
                || !(query.get("pipeline") instanceof List<?> stages)) {
            return Optional.empty();
        }
        Document count = new Document("count", collection);
        for (Object stage : stages.subList(0, Math.max(0, stages.size() - 1))) {
            if (!(stage instanceof Document only) || !take(only, count)) {
                return Optional.empty();
            }
        }
        return isGroup(stages) ? Optional.of(new Count(count, database + "." + collection)) : Optional.empty();
    }

    /** The answer of {@code count} as that of the aggregation; none are no group, and so no document. */
    Document answer(Document counted) {
        List<Document> batch = counted.get("n") instanceof Number n && n.longValue() > 0
                ? List.of(new Document("_id", 1).append("n", n.intValue()))
                : List.of();
        Document cursor = new Document("id", 0L).append("ns", namespace).append("firstBatch", batch);
        return new Document("cursor", cursor).append("ok", 1.0);
    }

    /** Each stage once, and in this order only: a limit before a condition would be another question. */
    private static boolean take(Document stage, Document count) {
        @Nullable Object match = stage.get("$match");
        if (match instanceof Document query && count.size() == 1) {
            count.put("query", query);
            return true;
        }
        if (stage.get("$skip") instanceof Number skip && !count.containsKey("skip") && !count.containsKey("limit")) {
            count.put("skip", skip.intValue());
            return true;
        }
        if (stage.get("$limit") instanceof Number limit && !count.containsKey("limit")) {
            count.put("limit", limit.intValue());
            return true;
        }
        return false;
    }

    private static boolean isGroup(List<?> stages) {
        return !stages.isEmpty()
                && stages.getLast() instanceof Document last
                && last.get("$group") instanceof Document group
                && group.equals(ADDS_UP_ONES);
    }
}
