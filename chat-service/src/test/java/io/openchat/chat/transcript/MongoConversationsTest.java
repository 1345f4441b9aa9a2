package io.openchat.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import io.openchat.chat.conversation.Agent;
import io.openchat.chat.conversation.ConversationStore;
import io.openchat.chat.conversation.ConversationsContract;
import io.openchat.shared.record.AgentRecord;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.Collections;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.ConversationRecord.Status;
import io.openchat.shared.record.SearchKeys;
import io.openchat.shared.record.SessionRecord;
import io.openchat.shared.wire.Phase;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stored conversations, on the embedded store. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class) // the same as the others, so that the service is not started again
class MongoConversationsTest extends ConversationsContract {
    @Inject
    MongoConversations conversations;

    @Inject
    Repositories.OfConversations stored;

    @Inject
    Repositories.OfSessions sessions;

    @Inject
    Repositories.OfAgents agents;

    /** Who waits for a year would be in every queue of the tests after this one. */
    @AfterEach
    void deleteAll() {
        made().forEach(id -> stored.deleteById(id));
    }

    @Override
    protected ConversationStore conversations() {
        return conversations;
    }

    @Override
    protected void hasLoggedIn(Agent agent, Instant seenAt) {
        agents.persist(new AgentRecord(agent.id(), agent.name(), agent.agency(), false, seenAt, List.of()));
    }

    @Override
    protected Optional<SessionRecord> session(String id) {
        return sessions.findByIdOptional(id);
    }

    @Override
    protected boolean isAvailable(String agent) {
        return agents.findById(agent).available();
    }

    /** What viewers search by, which is no part of what is read here. */
    @Test
    void allWhoServed_andTheVisitorsNames_areKeptForSearches() {
        ConversationRecord claimed = claimed(waits(THEN), THEN);
        Status released = new Status(Phase.WAITING, null, "acme", THEN, 1, null);
        ConversationRecord waiting = claimed.moved(released, null, Objects.requireNonNull(claimed.owed()));
        assertThat(conversations.move(waiting)).isTrue();
        Status taken = new Status(Phase.CHATTING, new AgentRef("bob", "Bob"), "acme", THEN, 2, null);
        ConversationRecord again = waiting.moved(taken, THEN, Objects.requireNonNull(claimed.owed()));
        assertThat(conversations.move(again)).isTrue();

        Document kept = kept(claimed.id());
        String alice = Objects.requireNonNull(claimed.agent()).id();
        assertThat(kept.getList(ConversationRecord.SERVED_BY, String.class)).containsExactly(alice, "bob");
        assertThat(kept.getList(SearchKeys.FIELD, String.class)).contains("ve", "vera@exa", "example");
    }

    private Document kept(String id) {
        return Objects.requireNonNull(stored.mongoDatabase()
                .getCollection(Collections.CONVERSATIONS)
                .find(Filters.eq("_id", id))
                .first());
    }

    /** People look at the store, too, and later versions read it. */
    @Test
    void constants_areKeptByTheirNamesOnTheWire() {
        ConversationRecord claimed = claimed(waits(THEN), THEN);
        Document kept = kept(claimed.id());
        assertThat(kept.getEmbedded(List.of("status", "state"), String.class)).isEqualTo("chatting");
        assertThat(kept.getEmbedded(List.of("owed", "event"), String.class)).isEqualTo("claimed");
    }

    @Test
    void whatIsKnownAlready_isNotReadAgain() {
        ConversationRecord known = waits(THEN);
        ConversationRecord old = waits(THEN);
        ConversationRecord claimed = claimed(old, THEN);
        List<ConversationRecord> open = conversations.open(Map.of(known.id(), known, old.id(), old));
        assertThat(open)
                .filteredOn(record -> record.id().equals(known.id()))
                .satisfiesExactly(record -> assertThat(record).isSameAs(known));
        assertThat(open).contains(claimed).doesNotContain(old);
    }
}
