package io.openchat.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.reception.Blocks;
import io.openchat.chat.reception.Departments;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.Collections;
import io.openchat.shared.record.Content;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.ConversationRecord.Owed;
import io.openchat.shared.record.ConversationRecord.Seen;
import io.openchat.shared.record.ConversationRecord.Status;
import io.openchat.shared.record.EndedBy;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.MessageRecord.Author;
import io.openchat.shared.record.Person;
import io.openchat.shared.record.SearchKeys;
import io.openchat.shared.record.SessionRecord;
import io.openchat.shared.wire.Event;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.Side;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.query.QueryCheck;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the relay and its jobs ask for, an index answers it, however many conversations are on record. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class) // the same as the others, so that the service is not started again
class IndexedQueriesTest {
    private static final int MANY = 400;
    private static final Instant THEN = Instant.parse("2030-01-01T00:00:00Z");

    /** What is open, and who is an agent, are few; what has ended is never looked at. */
    private static final Map<String, String> ACCEPTED = Map.of(
            "conversations {status.state: ?, status.served: ?, seen.visitorAt: {$lt: ?}} by {\"status.waitingSince\": 1}",
            "among those who wait, whose number is bounded",
            "conversations {status.state: {$in: [some]}, seen.visitorAt: {$lt: ?}} by {\"status.waitingSince\": 1}",
            "among the open ones",
            "conversations {status.state: ?, seen.agentAt: {$lt: ?}} by {\"status.waitingSince\": 1}",
            "among the open ones",
            "agents {$and: [{available: ?}, {lastSeenAt: {$lt: ?}}]}",
            "agents are some hundreds",
            "blocks {$and: [{liftedBy: ?}, {$or: [{until: ?}, {until: {$gt: ?}}]}]} by {\"changedAt\": 1}",
            "once at the start, and blocks are made by hand");

    @Inject
    MongoConversations conversations;

    @Inject
    MongoMessages messages;

    @Inject
    Blocks blocks;

    @Inject
    Departments departments;

    @Inject
    Backfill backfill;

    @Inject
    Repositories.OfConversations stored;

    @BeforeEach
    void fill() {
        IntStream.range(0, MANY).mapToObj(IndexedQueriesTest::record).forEach(conversations::create);
        messages.insert(IntStream.rangeClosed(1, MANY)
                .mapToObj(IndexedQueriesTest::message)
                .toList());
        backfill.run();
    }

    @AfterEach
    void deleteAll() {
        IntStream.range(0, MANY).forEach(n -> stored.deleteById(id(n)));
    }

    @Test
    void whatIsAskedAboutConversations_isAnsweredByAnIndex() {
        assertThat(new QueryCheck(stored.mongoDatabase(), ACCEPTED).faults(ListensToQueries.QUERIES.during(this::ask)))
                .isEmpty();
    }

    /** So that they can be spread over shards by it. */
    @Test
    void messagesAndSessions_areAskedForByTheirConversation() {
        assertThat(ListensToQueries.QUERIES.during(this::ask))
                .filteredOn(question ->
                        Set.of(Collections.MESSAGES, Collections.SESSIONS).contains(question.collection()))
                // what gives old records their keys asks all shards
                .filteredOn(question -> !question.names(SearchKeys.FIELD))
                .hasSizeGreaterThan(4)
                .allMatch(question -> question.names("conversation"));
    }

    @Test
    void whatMustBeUnique_isSoWithinAConversation() {
        assertThat(stored.mongoDatabase().getCollection(Collections.MESSAGES).listIndexes())
                .filteredOn(index -> index.getBoolean("unique", false))
                .isNotEmpty()
                .allSatisfy(index -> assertThat(index.get("key", Document.class).keySet())
                        .first()
                        .isEqualTo("conversation"));
    }

    private void ask() {
        var _ = conversations.create(record(MANY - 1));
        var _ = conversations.find(id(1));
        var _ = conversations.find(List.of(id(1), id(2)));
        var _ = conversations.open(Map.of());
        var _ = conversations.waitingAloneSince(THEN);
        var _ = conversations.visitorGoneSince(THEN);
        var _ = conversations.agentGoneSince(THEN);
        var _ = conversations.owing(THEN);
        var _ = conversations.move(record(3).moved(record(3).status(), THEN, owed(2)));
        conversations.retoken(id(4), "other");
        conversations.paid(Map.of(id(5), 1L));
        conversations.seen(List.of(id(6)), List.of(id(7)), THEN);
        conversations.sessionBegins(session());
        conversations.sessionEnds(session().id(), THEN, EndedBy.AGENT);
        conversations.available("alice", true);
        conversations.agentsSeen(List.of("alice"), THEN);
        conversations.unavailableIfGoneSince(THEN);
        var _ = conversations.agent("alice");
        var _ = messages.lastSeqs(Set.of(id(1)));
        var _ = messages.byId(id(1), message(1).from(), "m1");
        var _ = messages.after(id(1), 0);
        var _ = messages.unanswered(id(1), 10, 10_000);
        var _ = messages.beyond(Map.of(id(1), 3L));
        var _ = blocks.inForce(THEN);
        var _ = blocks.changedSince(THEN);
        var _ = departments.changedSince(THEN);
        backfill.run();
    }

    private static ConversationRecord record(int number) {
        Instant at = Instant.parse("2026-11-20T08:00:00Z").plusSeconds(number);
        Phase phase = number % 40 == 0 ? Phase.WAITING : Phase.ENDED;
        return new ConversationRecord(
                id(number),
                new Person("Visitor" + number, null, null, "en", null, true),
                null,
                "default",
                at,
                "hash",
                new Status(phase, null, null, at, 0, null),
                1,
                number % 40 == 0 ? owed(1) : null,
                new Seen(at, null),
                null);
    }

    private static Owed owed(int version) {
        return new Owed(version, Event.STARTED, "Vera", null, Instant.parse("2026-11-20T08:00:00Z"));
    }

    private static MessageRecord message(int seq) {
        return MessageRecord.of(
                id(1), seq, "m" + seq, new Author(Side.VISITOR, "Vera", null), new Content.Text("hello"), THEN, 0);
    }

    private static SessionRecord session() {
        return new SessionRecord(
                SessionRecord.id(id(1), 1),
                id(1),
                1,
                "acme",
                new AgentRef("alice", "Alice"),
                new SessionRecord.Client("Vera", null),
                THEN,
                null,
                null);
    }

    private static String id(int number) {
        return "indexed-%04d".formatted(number);
    }
}
