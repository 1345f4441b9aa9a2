package io.openchat.testkit.query;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Tells by the shape of a question and the keys of a collection's indexes whether one of these answers it: all given values are in the
 * index, its order is the one asked for, and so the store reads what it returns and sorts nothing.
 */
public final class Indexed {
    private static final Set<String> BOUNDS = Set.of("$gt", "$gte", "$lt", "$lte");

    private final Set<String> values = new HashSet<>();
    private final Set<String> lists = new HashSet<>();
    private final Set<String> bounds = new HashSet<>();
    private final Set<String> ties = new HashSet<>();
    private final Set<String> others = new HashSet<>();
    private final List<String> sort;

    private Indexed(Question question) {
        gather(question.filter());
        sort = question.sort().keySet().stream()
                .filter(field -> !values.contains(field))
                .toList();
    }

    /** Why none of the indexes, each as its key, answers the question; empty when one does. */
    public static Optional<String> fault(Question question, List<BsonDocument> keys) {
        Indexed asked = new Indexed(question);
        if (asked.values.contains("_id") || asked.isByListOfIds() || asked.isBeginning(question)) {
            return Optional.empty();
        }
        boolean isOneWay = new HashSet<>(question.sort().values()).size() < 2;
        boolean isBounded = !question.filter().isEmpty() || question.limit() > 0;
        return isOneWay
                        && isBounded
                        && keys.stream().map(key -> List.copyOf(key.keySet())).anyMatch(asked::isAnsweredBy)
                ? Optional.empty()
                : Optional.of(question.shape() + " is answered by none of "
                        + keys.stream().map(BsonDocument::toJson).toList());
    }

    /** Each id is looked up; at most as many documents as ids are put in order. */
    private boolean isByListOfIds() {
        return lists.contains("_id");
    }

    /** The first few of all, in any order. */
    private boolean isBeginning(Question question) {
        return question.filter().isEmpty() && sort.isEmpty() && question.limit() > 0;
    }

    private boolean isAnsweredBy(List<String> index) {
        int at = 0;
        Set<String> used = new HashSet<>();
        // a list of values keeps the order, too: the store merges the ranges
        while (at < index.size() && (values.contains(index.get(at)) || lists.contains(index.get(at)))) {
            used.add(index.get(at++));
        }
        List<String> rest = index.subList(at, index.size());
        boolean isOrdered =
                IntStream.rangeClosed(0, used.size()).anyMatch(from -> isOrderedBy(index.subList(from, index.size())));
        Set<String> bounded = new HashSet<>(bounds);
        rest.stream().limit(1).forEach(bounded::remove);
        boolean isExact = used.containsAll(values) && used.containsAll(lists) && bounded.isEmpty();
        boolean isNarrowed = at > 0 || !sort.isEmpty() || bounded.size() < bounds.size();
        return isOrdered && isExact && isNarrowed && others.isEmpty() && isOfTies();
    }

    private boolean isOrderedBy(List<String> fields) {
        return fields.size() >= sort.size() && fields.subList(0, sort.size()).equals(sort);
    }

    private void gather(BsonDocument filter) {
        filter.forEach((field, condition) -> {
            if (field.equals("$and")) {
                condition.asArray().forEach(part -> gather(part.asDocument()));
            } else if (field.equals("$or")) {
                condition
                        .asArray()
                        .forEach(part -> ties.addAll(part.asDocument().keySet()));
            } else if (field.startsWith("$")) {
                others.add(field);
            } else {
                kind(condition).add(field);
            }
        });
        others.removeAll(values);
    }

    /** An alternative that says where a list goes on: what the bounds leave is a few of the same moment. */
    private boolean isOfTies() {
        Set<String> beside = new HashSet<>(ties);
        beside.remove("_id");
        return bounds.containsAll(beside);
    }

    private Set<String> kind(BsonValue condition) {
        if (condition.isRegularExpression()) {
            return others;
        }
        if (!condition.isDocument() || !condition.asDocument().getFirstKey().startsWith("$")) {
            return values;
        }
        Set<String> operators = new HashSet<>(condition.asDocument().keySet());
        if (operators.equals(Set.of("$in"))) {
            return lists;
        }
        return BOUNDS.containsAll(operators) ? bounds : others;
    }
}
