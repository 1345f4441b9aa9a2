package io.openchat.testkit.query;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/**
 * Which documents a command is about, and in which order it wants them.
 *
 * @param verb name of the command
 * @param filter empty for all documents
 * @param sort empty for any order
 * @param limit 0 for no limit
 */
public record Question(
        String verb, String collection, BsonDocument filter, BsonDocument sort, long limit, BsonDocument command) {

    /** The questions of a command; none for those that are about no documents, as an insert. */
    static List<Question> of(BsonDocument command) {
        String verb = command.getFirstKey();
        return switch (verb) {
            case "find" -> List.of(found(verb, command, "filter", "sort"));
            case "findAndModify" -> List.of(found(verb, command, "query", "sort"));
            case "update" -> each(verb, command, "updates");
            case "delete" -> each(verb, command, "deletes");
            case "aggregate" -> List.of(counted(verb, command));
            default -> List.of();
        };
    }

    /** Whether it says which values the field may have: then it goes to the shards that have these. */
    public boolean names(String field) {
        return filter.containsKey(field)
                || filter.getArray("$and", new BsonArray()).stream()
                        .anyMatch(part -> part.asDocument().containsKey(field));
    }

    /** The same with another verb or other values is the same shape. */
    public String shape() {
        return collection + " " + shape(filter) + (sort.isEmpty() ? "" : " by " + sort.toJson());
    }

    private static Question found(String verb, BsonDocument command, String filter, String sort) {
        return new Question(
                verb,
                command.getString(verb).getValue(),
                command.getDocument(filter, new BsonDocument()),
                command.getDocument(sort, new BsonDocument()),
                number(command.get("limit", new BsonInt32(verb.equals("find") ? 0 : 1))),
                command);
    }

    private static List<Question> each(String verb, BsonDocument command, String list) {
        return command.getArray(list, new BsonArray()).stream()
                .map(BsonValue::asDocument)
                .map(one -> new Question(
                        verb, command.getString(verb).getValue(), one.getDocument("q"), new BsonDocument(), 0, command))
                .toList();
    }

    /** Nothing is aggregated but counts. */
    private static Question counted(String verb, BsonDocument command) {
        List<BsonDocument> stages =
                command.getArray("pipeline").stream().map(BsonValue::asDocument).toList();
        return new Question(
                verb,
                command.getString(verb).getValue(),
                stage(stages, "$match").findFirst().map(BsonValue::asDocument).orElseGet(BsonDocument::new),
                new BsonDocument(),
                stage(stages, "$limit").findFirst().map(Question::number).orElse(0L),
                command);
    }

    private static Stream<BsonValue> stage(List<BsonDocument> stages, String name) {
        return stages.stream().filter(stage -> stage.containsKey(name)).map(stage -> stage.get(name));
    }

    private static long number(BsonValue value) {
        return value instanceof BsonInt64 wide
                ? wide.getValue()
                : value.asNumber().longValue();
    }

    private static String shape(BsonValue value) {
        return switch (value) {
            case BsonDocument document ->
                document.entrySet().stream()
                        .map(part -> part.getKey() + ": " + shape(part.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case BsonArray list
            when list.stream().allMatch(BsonValue::isDocument) ->
                list.stream().map(Question::shape).collect(Collectors.joining(", ", "[", "]"));
            case BsonArray list -> list.size() == 1 ? "[one]" : "[some]";
            default -> "?";
        };
    }
}
