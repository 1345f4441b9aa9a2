package io.openchat.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What this store takes of MongoDB's language: what the services say, and nothing else.
 *
 * <p>The backend knows more of it, some of it by half, and passes over what it does not know: an index that lets documents expire
 * would keep them for ever. Here that is an error which names what is not taken. Whoever needs more adds it to these lists and
 * to {@code DialectTest}, after a look whether it means the same on both stores (ADR 2).
 */
final class Dialect {
    static final Set<String> COMMANDS = Set.of(
            // what drivers ask by themselves
            "hello",
            "ismaster",
            "ping",
            "buildinfo",
            "endsessions",
            "killcursors",
            // what is said of documents
            "find",
            "getmore",
            "aggregate",
            "insert",
            "update",
            "delete",
            "findandmodify",
            // what is said of collections
            "createindexes",
            "listindexes",
            "listcollections");

    static final Set<String> CONDITIONS = Set.of("$and", "$or", "$in", "$gt", "$gte", "$lt");

    static final Set<String> CHANGES = Set.of("$set", "$unset", "$setOnInsert", "$addToSet", "$each");

    /** Counting, which is all that is aggregated ({@link Count}). */
    static final Set<String> STAGES = Set.of("$match", "$skip", "$limit", "$group");

    static final Set<String> OF_AN_INDEX = Set.of("key", "name", "unique", "v");

    private static final int NOT_SUPPORTED = 115;

    private Dialect() {}

    /** Throws when something is asked that this store does not take; the message says what. */
    static void check(String command, Document asked) {
        String name = command.toLowerCase(Locale.ROOT);
        if (!COMMANDS.contains(name)) {
            throw refused("the command " + command);
        }
        switch (name) {
            case "find" -> checkAll(asked.get("filter"), CONDITIONS::contains);
            case "aggregate" -> checkPipeline(asked.get("pipeline"));
            case "update" ->
                each(asked.get("updates"), update -> {
                    checkAll(update.get("q"), CONDITIONS::contains);
                    checkChange(update.get("u"));
                });
            case "delete" -> each(asked.get("deletes"), delete -> checkAll(delete.get("q"), CONDITIONS::contains));
            case "findandmodify" -> {
                checkAll(asked.get("query"), CONDITIONS::contains);
                checkChange(asked.get("update"));
            }
            case "createindexes" -> each(asked.get("indexes"), Dialect::checkIndex);
            default -> {
                // nothing that could be more
            }
        }
    }

    private static void checkPipeline(@Nullable Object pipeline) {
        each(pipeline, stage -> {
            checkAll(stage.keySet(), STAGES::contains);
            checkAll(stage.get("$match"), CONDITIONS::contains);
            checkAll(stage.get("$group"), "$sum"::equals);
        });
    }

    private static void checkChange(@Nullable Object change) {
        if (change instanceof Collection<?>) {
            throw refused("an update by a pipeline");
        }
        checkAll(change, CHANGES::contains);
    }

    private static void checkIndex(Document index) {
        index.keySet().stream()
                .filter(option -> !OF_AN_INDEX.contains(option))
                .findFirst()
                .ifPresent(option -> {
                    throw refused("the option " + option + " of an index");
                });
        if (index.get("key") instanceof Document fields) {
            fields.forEach((field, kind) -> {
                if (!(kind instanceof Number)) {
                    throw refused("an index of the kind " + kind);
                }
            });
        }
    }

    /** Every operator that stands anywhere in this. */
    private static void checkAll(@Nullable Object part, Predicate<String> known) {
        switch (part) {
            case Map<?, ?> fields ->
                fields.forEach((name, value) -> {
                    checkName(name, known);
                    checkAll(value, known);
                });
            case Set<?> names -> names.forEach(name -> checkName(name, known));
            case List<?> values -> values.forEach(value -> checkAll(value, known));
            case null, default -> {
                // a plain value
            }
        }
    }

    private static void checkName(@Nullable Object name, Predicate<String> known) {
        if (name instanceof String operator && operator.startsWith("$") && !known.test(operator)) {
            throw refused(operator);
        }
    }

    private static void each(@Nullable Object list, Consumer<Document> check) {
        if (list instanceof Collection<?> all) {
            all.forEach(one -> {
                if (one instanceof Document document) {
                    check.accept(document);
                }
            });
        }
    }

    private static MongoServerError refused(String what) {
        return new MongoServerError(
                NOT_SUPPORTED,
                "CommandNotSupported",
                "the embedded store does not take " + what
                        + ": it takes what the services need (io.openchat.store.Dialect)");
    }
}
