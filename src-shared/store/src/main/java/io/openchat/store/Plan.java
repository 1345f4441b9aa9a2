package io.openchat.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an index answers a query: by which ranges, and whether these come in the order that was asked for.
 *
 * @param equal how many of the index's fields have given values
 * @param bounded whether the field after them has bounds
 * @param ordered whether nothing is left to sort
 */
record Plan(SortedIndex index, List<Range> ranges, int equal, boolean bounded, boolean ordered, boolean descending) {

    /** Lists of values are taken apart up to so many ranges. */
    private static final int MOST_RANGES = 10_000;

    /** An order that need not be made comes before all: who asks for an order mostly wants the first few. */
    private static final Comparator<Plan> BEST =
            Comparator.comparing(Plan::ordered).thenComparingInt(Plan::equal).thenComparing(Plan::bounded);

    /** The best, if any is better than to read all. */
    static Optional<Plan> best(Collection<SortedIndex> indexes, Document query, @Nullable Document order, int limit) {
        Question question = new Question(query);
        boolean few = limit > 0;
        return indexes.stream()
                .map(index -> of(index, question, order == null ? new Document() : order))
                .filter(plan -> plan.equal > 0 || plan.bounded || (plan.ordered && few && order != null))
                .max(BEST);
    }

    /** Ids of the documents to look at, each once. */
    Stream<Object> ids() {
        List<Range> inTurn = descending ? ranges.reversed() : ranges;
        Stream<Object> found = inTurn.stream().flatMap(range -> index.ids(range, descending));
        // a document whose field is a list stands in the index once for each of its values
        return ranges.size() == 1 && !bounded ? found : found.distinct();
    }

    private static Plan of(SortedIndex index, Question question, Document order) {
        List<String> fields = index.fields();
        List<List<@Nullable Object>> prefixes = List.of(List.of());
        int equal = 0;
        while (equal < fields.size()) {
            Optional<List<@Nullable Object>> values = question.values(fields.get(equal));
            if (values.isEmpty() || prefixes.size() * values.get().size() > MOST_RANGES) {
                break;
            }
            prefixes = each(prefixes, values.get());
            equal++;
        }
        List<Object> least = equal < fields.size() ? question.least(fields.get(equal)) : List.of();
        List<Object> most = equal < fields.size() ? question.most(fields.get(equal)) : List.of();
        return new Plan(
                index,
                prefixes.stream().map(prefix -> Range.of(prefix, least, most)).toList(),
                equal,
                !least.isEmpty() || !most.isEmpty(),
                inOrder(fields, prefixes.size() == 1 ? equal : 0, order),
                order.values().stream().anyMatch(Plan::isDescending));
    }

    private static List<List<@Nullable Object>> each(
            List<List<@Nullable Object>> prefixes, List<@Nullable Object> values) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        for (List<@Nullable Object> prefix : prefixes) {
            for (Object value : values) {
                List<@Nullable Object> longer = new ArrayList<>(prefix);
                longer.add(value);
                all.add(longer);
            }
        }
        return all;
    }

    /** Whether the index's fields, but for the first ones that have one value each, are the order's, all in one direction. */
    private static boolean inOrder(List<String> fields, int same, Document order) {
        if (order.values().stream().map(Plan::isDescending).distinct().count() > 1) {
            return false;
        }
        List<String> wanted = order.keySet().stream()
                .filter(field -> !fields.subList(0, same).contains(field))
                .toList();
        List<String> given = fields.subList(same, fields.size());
        return wanted.size() <= given.size() && wanted.equals(given.subList(0, wanted.size()));
    }

    private static boolean isDescending(@Nullable Object direction) {
        return !(direction instanceof Number number) || number.intValue() < 0;
    }
}
