package io.openchat.testkit.query;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Tells by the store's own account ({@code explain}) how a question is answered. MongoDB says by which stages, and how many documents it
 * looked at; FerretDB says by which index of PostgreSQL, and always sorts. A store that explains nothing has nothing to say.
 */
public final class Explained {
    /** A document looked at beside each that is returned is the price of a filter; a handful more is none of any store's size. */
    private static final long HANDFUL = 10;

    private static final int MANY = 100;
    private static final CountOptions LIKE_ANY = new CountOptions().limit(MANY);

    private final MongoDatabase database;

    public Explained(MongoDatabase database) {
        this.database = database;
    }

    /** Whether the store explains at all. */
    public boolean isPossible() {
        try {
            var _ = database.runCommand(
                    new BsonDocument("explain", new BsonDocument("find", new BsonString("conversations"))),
                    BsonDocument.class);
            return true;
        } catch (MongoCommandException e) {
            return false;
        }
    }

    /** Why the answer costs more than it should; empty when it does not, and of a collection so small that any store reads all of it. */
    public Optional<String> fault(Question question) {
        if (database.getCollection(question.collection()).countDocuments(new BsonDocument(), LIKE_ANY) < MANY) {
            return Optional.empty();
        }
        BsonDocument said = database.runCommand(
                new BsonDocument("explain", asked(question)).append("verbosity", new BsonString("executionStats")),
                BsonDocument.class);
        List<BsonDocument> parts = parts(said).toList();
        boolean isPostgres = parts.stream().anyMatch(part -> part.containsKey("Node Type"));
        return (isPostgres ? ofPostgres(question, parts) : ofMongo(parts))
                .map(fault -> question.shape() + ": " + fault);
    }

    /** As a find, whichever command it was: what is changed or counted is found first. */
    private static BsonDocument asked(Question question) {
        BsonDocument find =
                new BsonDocument("find", new BsonString(question.collection())).append("filter", question.filter());
        if (!question.sort().isEmpty()) {
            find.append("sort", question.sort());
        }
        return question.limit() == 0 ? find : find.append("limit", new BsonInt32((int) question.limit()));
    }

    private static Optional<String> ofMongo(List<BsonDocument> parts) {
        List<String> stages = parts.stream()
                .filter(part -> part.containsKey("stage"))
                .map(part -> part.getString("stage").getValue())
                .toList();
        if (stages.contains("COLLSCAN")) {
            return Optional.of("reads the whole collection");
        }
        if (stages.contains("SORT")) {
            return Optional.of("sorts in memory");
        }
        return parts.stream()
                .filter(part -> part.containsKey("totalDocsExamined"))
                .filter(part -> isMuch(part, "totalDocsExamined") || isMuch(part, "totalKeysExamined"))
                .map(part -> "looks at " + number(part, "totalKeysExamined") + " keys and "
                        + number(part, "totalDocsExamined") + " documents to return " + number(part, "nReturned"))
                .findFirst();
    }

    private static boolean isMuch(BsonDocument part, String examined) {
        return number(part, examined) > 2 * number(part, "nReturned") + HANDFUL;
    }

    private static Optional<String> ofPostgres(Question question, List<BsonDocument> parts) {
        if (question.filter().isEmpty()) {
            return Optional.empty(); // no index of FerretDB gives an order: it sorts all that there are
        }
        boolean isIndexed = parts.stream()
                .filter(part -> part.containsKey("Index Name"))
                // the index of ids also stands for a read of all documents, and then has no condition on them
                .anyMatch(part -> part.getString("Index Cond", new BsonString(""))
                                .getValue()
                                .contains("OPERATOR")
                        || !part.getString("Index Name").getValue().equals("_id_"));
        return isIndexed ? Optional.empty() : Optional.of("is answered without an index: " + names(parts));
    }

    private static List<String> names(List<BsonDocument> parts) {
        return parts.stream()
                .filter(part -> part.containsKey("Node Type"))
                .map(part -> part.getString("Node Type").getValue())
                .toList();
    }

    private static long number(BsonDocument part, String field) {
        return part.getNumber(field).longValue();
    }

    private static Stream<BsonDocument> parts(BsonValue value) {
        return switch (value) {
            case BsonDocument document ->
                Stream.concat(
                        Stream.of(document),
                        document.entrySet().stream()
                                // what the store has thought of and not done
                                .filter(part -> !part.getKey().equals("rejectedPlans"))
                                .flatMap(part -> parts(part.getValue())));
            case BsonArray list -> new ArrayList<>(list).stream().flatMap(Explained::parts);
            default -> Stream.empty();
        };
    }
}
