package io.openchat.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection that answers by its sorted indexes, and by ids with other conditions beside them, where the backend would read all
 * documents.
 */
final class IndexedCollection extends H2Collection {

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document order,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Optional<List<@Nullable Object>> named = new Question(query).values(SortedIndex.ID);
        if (named.isPresent()) {
            Stream<Document> those = named.get().stream()
                    .filter(Objects::nonNull)
                    .map(this::getDocument)
                    .filter(Objects::nonNull);
            return matchDocumentsFromStream(those, query, order, skip, limit, batchSize, projection);
        }
        return plan(query, order, limit)
                .map(plan -> matchDocumentsFromStream(
                        plan.ids().map(this::getDocument),
                        query,
                        plan.ordered() ? null : order,
                        skip,
                        limit,
                        batchSize,
                        projection))
                .orElseGet(() -> super.queryDocuments(query, order, skip, limit, batchSize, projection));
    }

    private Optional<Plan> plan(Document query, @Nullable Document order, int limit) {
        List<Index<Object>> indexes = getIndexes();
        if (indexes.stream().anyMatch(index -> index.canHandle(query))) {
            return Optional.empty();
        }
        List<SortedIndex> sorted = indexes.stream()
                .flatMap(index -> index instanceof SortedIndex one ? Stream.of(one) : Stream.empty())
                .toList();
        return Plan.best(sorted, query, order, limit);
    }
}
