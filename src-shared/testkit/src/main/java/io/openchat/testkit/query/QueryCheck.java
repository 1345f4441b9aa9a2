package io.openchat.testkit.query;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;

/** Holds questions against the indexes of the store that runs: by their shape, and by the store's own account where it gives one. */
public final class QueryCheck {
    private final MongoDatabase database;
    private final Map<String, String> accepted;
    private final Set<String> asked = new HashSet<>();

    /**
     * @param accepted shapes of questions that need no index, each with the reason
     */
    public QueryCheck(MongoDatabase database, Map<String, String> accepted) {
        this.database = database;
        this.accepted = Map.copyOf(accepted);
    }

    /** What is wrong with the questions, in sentences; also with what was accepted and is not asked. */
    public List<String> faults(List<Question> questions) {
        Explained explained = new Explained(database);
        boolean isExplained = explained.isPossible();
        List<String> faults = new ArrayList<>();
        for (Question question : questions) {
            asked.add(question.shape());
            if (!accepted.containsKey(question.shape())) {
                Stream.concat(
                                Indexed.fault(question, keys(question.collection())).stream(),
                                (isExplained ? explained.fault(question) : Optional.<String>empty()).stream())
                        .forEach(faults::add);
            }
        }
        accepted.keySet().stream()
                .filter(shape -> !asked.contains(shape))
                .forEach(shape -> faults.add(shape + " is accepted, but nobody asks so"));
        return faults;
    }

    private List<BsonDocument> keys(String collection) {
        return database.getCollection(collection)
                .listIndexes(BsonDocument.class)
                .map(index -> index.getDocument("key"))
                .into(new ArrayList<>());
    }
}
