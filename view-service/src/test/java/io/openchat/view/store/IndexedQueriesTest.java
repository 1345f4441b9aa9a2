package io.openchat.view.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.openchat.shared.record.Collections;
import io.openchat.shared.wire.Phase;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.query.QueryCheck;
import io.openchat.testkit.query.Question;
import io.openchat.view.ListensToQueries;
import io.openchat.view.Records;
import io.openchat.view.query.Filter;
import io.openchat.view.query.Order;
import io.openchat.view.query.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a viewer asks for, an index answers it: the lists by each filter and in each order, numbers, transcripts. */
@QuarkusTest
@WithTestResource(StoreResource.class)
class IndexedQueriesTest {
    private static final int MANY = 600;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 20);
    private static final Page PAGE = new Page(1);

    @Inject
    MongoDatabase mongo;

    @Inject
    Records records;

    @Inject
    Chats chats;

    @Inject
    Sessions sessions;

    @Inject
    Agencies agencies;

    @Inject
    Transcripts transcripts;

    @Inject
    Indexes indexes;

    @BeforeEach
    void fill() {
        records.forget();
        indexes.ensure();
        // for the feed, by chat-service
        var _ = mongo.getCollection(Collections.MESSAGES)
                .createIndex(com.mongodb.client.model.Indexes.ascending("at", "_id"));
        IntStream.range(0, 8).forEach(n -> records.agency("agency" + n, "Agency " + n));
        IntStream.range(0, MANY)
                .forEach(n -> records.chat(
                        id(n),
                        "Visitor" + n,
                        "v" + n + "@example.com",
                        n % 50 == 0 ? "waiting" : "ended",
                        Records.START.plusSeconds(n * 600L),
                        "agency" + n % 8,
                        null));
        records.sessions(IntStream.range(0, MANY)
                .mapToObj(n -> Records.session(
                        id(n),
                        1,
                        "Visitor" + n,
                        "Agent" + n % 20,
                        "agency" + n % 8,
                        Records.START.plusSeconds(n * 600L)))
                .toList());
    }

    @Test
    void everyList_isAnsweredByAnIndex() {
        assertThat(faults(ListensToQueries.QUERIES.during(this::lists))).isEmpty();
    }

    @Test
    void everythingElse_isAnsweredByAnIndex() {
        assertThat(faults(ListensToQueries.QUERIES.during(this::others))).isEmpty();
    }

    /** So that it can be spread over shards by it. */
    @Test
    void aTranscript_isAskedForByItsConversation() {
        assertThat(ListensToQueries.QUERIES.during(() -> {
                    var _ = transcripts.messages(id(1), 0, 50);
                    var _ = sessions.of(List.of(id(1)));
                }))
                .hasSize(2)
                .allMatch(question -> question.names("conversation"));
    }

    private List<String> faults(List<Question> asked) {
        assertThat(asked).hasSizeGreaterThan(5);
        return new QueryCheck(mongo, Map.of()).faults(asked);
    }

    private void lists() {
        for (Filter filter : filters()) {
            var _ = chats.list(filter, ChatColumn.USUAL, PAGE);
            var _ = chats.list(filter, new Order<>(ChatColumn.CREATED, false), PAGE);
            var _ = sessions.list(filter, SessionColumn.USUAL, PAGE);
        }
        for (ChatColumn column : ChatColumn.values()) {
            var _ = chats.list(Filter.NONE, new Order<>(column, true), new Page(3));
        }
        for (SessionColumn column : SessionColumn.values()) {
            var _ = sessions.list(Filter.NONE, new Order<>(column, true), new Page(3));
        }
    }

    /** Each part alone, and with days. */
    private static List<Filter> filters() {
        LocalDate to = FIRST_DAY.plusDays(1);
        return List.of(
                Filter.NONE,
                new Filter(FIRST_DAY, to, null, null, null, null),
                new Filter(null, null, "agency1", null, null, null),
                new Filter(FIRST_DAY, to, "agency1", null, null, null),
                new Filter(null, null, null, "agent7", null, null),
                new Filter(null, null, null, "agent1", null, null),
                new Filter(FIRST_DAY, to, null, "agent7", null, null),
                new Filter(null, null, null, null, "visitor", null),
                new Filter(FIRST_DAY, to, null, null, "v17@", null),
                new Filter(null, null, null, null, null, Phase.ENDED),
                new Filter(FIRST_DAY, to, null, null, null, Phase.WAITING));
    }

    private void others() {
        var _ = agencies.names();
        var _ = agencies.list(PAGE);
        var _ = chats.find(id(3));
        var _ = chats.count(Phase.WAITING);
        var _ = chats.countSince(Records.START);
        var _ = sessions.countSince(Records.START);
        var _ = sessions.of(List.of(id(1), id(2)));
        var _ = transcripts.messages(id(1), 0, 50);
    }

    private static String id(int number) {
        return "chat%04d".formatted(number);
    }
}
