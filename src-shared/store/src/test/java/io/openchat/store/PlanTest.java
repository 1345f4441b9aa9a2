package io.openchat.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;

/** Which index answers what, and how much of it is read. */
class PlanTest {
    private static final Instant FIRST = Instant.parse("2026-11-26T00:00:00Z");
    private static final Document NEWEST_FIRST = new Document("startedAt", -1).append("_id", -1);

    private final MVStore store = MVStore.open(null);
    private final SortedIndex started = index("startedAt", "_id");
    private final SortedIndex agency = index("agency", "startedAt", "_id");
    private final List<SortedIndex> all = List.of(started, agency);

    @Test
    void theFirstPageIsReadInTheOrderOfAnIndex() {
        Plan plan = plan(new Document(), NEWEST_FIRST, 50).orElseThrow();
        assertThat(plan.index()).isSameAs(started);
        assertThat(plan.ordered()).isTrue();
        assertThat(plan.ids().limit(2)).containsExactly("s99", "s98");
    }

    @Test
    void aGivenValueNarrowsAndKeepsTheOrder() {
        Plan plan = plan(new Document("agency", "odd"), NEWEST_FIRST, 50).orElseThrow();
        assertThat(plan.index()).isSameAs(agency);
        assertThat(plan.ordered()).isTrue();
        assertThat(plan.ids().limit(2)).containsExactly("s99", "s97");
        assertThat(plan.ids()).hasSize(50);
    }

    @Test
    void boundsNarrow() {
        Document query = new Document(
                "$and",
                List.of(
                        new Document("startedAt", new Document("$gte", FIRST.plusSeconds(10))),
                        new Document("startedAt", new Document("$lt", FIRST.plusSeconds(20)))));
        Plan plan = plan(query, new Document(), 0).orElseThrow();
        // the end is read, too, and left out by the collection
        assertThat(plan.ids()).hasSize(11).startsWith("s10");
    }

    @Test
    void oneOfSomeValuesIsReadOneAfterTheOther() {
        Document query = new Document("agency", new Document("$in", List.of("odd", "even", "none", "odd")));
        assertThat(plan(query, new Document(), 0).orElseThrow().ids()).hasSize(100);
    }

    @Test
    void withoutAnyUseNoIndexIsRead() {
        assertThat(plan(new Document("client", "x"), new Document(), 0)).isEmpty();
        assertThat(plan(new Document(), NEWEST_FIRST, 0)).isEmpty();
        assertThat(plan(new Document("$or", List.of(new Document("agency", "odd"))), new Document(), 0))
                .isEmpty();
        assertThat(plan(new Document(), new Document("startedAt", 1).append("_id", -1), 50))
                .isEmpty();
    }

    private Optional<Plan> plan(Document query, Document order, int limit) {
        return Plan.best(all, query, order, limit);
    }

    private SortedIndex index(String... fields) {
        SortedIndex index = new SortedIndex(
                Layout.open(store, String.join("+", fields)),
                "index",
                Stream.of(fields).map(field -> new IndexKey(field, true)).toList());
        IntStream.range(0, 100)
                .forEach(n -> index.put(
                        new Document("_id", "s" + n)
                                .append("agency", n % 2 == 0 ? "even" : "odd")
                                .append("startedAt", FIRST.plusSeconds(n)),
                        "s" + n));
        return index;
    }
}
