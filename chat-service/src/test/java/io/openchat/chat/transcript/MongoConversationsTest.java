package io.openchat.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.conversation.Conversations;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.Person;
import io.openchat.standalone.store.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The questions to the collection of conversations, on the embedded store. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class) // the same as the others, so that the service is not started again
class MongoConversationsTest {
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @Inject
    Conversations conversations;

    private final List<String> made = new ArrayList<>();

    @AfterEach
    void endAll() {
        conversations.find(made).forEach(record -> {
            var _ = conversations.move(record.moved("ended", null, null, record.served(), LONG_AGO, "drop", null));
        });
    }

    @Test
    void whatIsOpen_isFoundWithItsNewestState_andWhatIsKnownIsNotReadAgain() {
        ConversationRecord waits = waits(Instant.now());
        ConversationRecord old = waits(Instant.now());
        ConversationRecord claimed = claimed(old);
        ConversationRecord ended = waits(Instant.now());
        var _ = conversations.move(ended.moved("ended", null, null, 0, LONG_AGO, "drop", null));

        Map<String, ConversationRecord> open = byId(conversations.open(byId(List.of(waits, old, ended))));
        assertThat(open.get(waits.id())).isSameAs(waits);
        assertThat(Objects.requireNonNull(open.get(old.id())).version()).isEqualTo(claimed.version());
        assertThat(open).doesNotContainKey(ended.id());
        assertThat(byId(conversations.open(Map.of()))).containsKeys(waits.id(), old.id());
        assertThat(byId(conversations.chatting())).containsKey(old.id()).doesNotContainKey(waits.id());
    }

    @Test
    void whoWaitsAlone_isFound_longestWaitingFirst() {
        // times to come, so that the service's own sweep leaves them alone
        Instant then = Instant.now().plus(Duration.ofDays(1));
        ConversationRecord first = waits(then.minusSeconds(3));
        ConversationRecord second = waits(then.minusSeconds(2));
        ConversationRecord here = waits(then.plusSeconds(5));
        ConversationRecord served = claimed(waits(then.minusSeconds(3)));
        var _ = conversations.move(served.moved("waiting", null, null, 1, null, null, null));

        assertThat(conversations.waitingAloneSince(then))
                .containsSubsequence(first.id(), second.id())
                .doesNotContain(here.id(), served.id());
    }

    private ConversationRecord claimed(ConversationRecord record) {
        ConversationRecord claimed = record.moved(
                "chatting", new AgentRef("a", "Alice"), "acme", record.served() + 1, null, null, Instant.now());
        assertThat(conversations.move(claimed)).isTrue();
        return claimed;
    }

    private ConversationRecord waits(Instant since) {
        Instant at = since.truncatedTo(ChronoUnit.MILLIS);
        String id = "c-" + UUID.randomUUID();
        var visitor = new Person("Vera", null, null, "en", "https://example.com/");
        var record = new ConversationRecord(
                id, visitor, true, null, "waiting", null, null, at, at, null, null, 0, null, "", 1, at, null);
        assertThat(conversations.create(record)).isTrue();
        made.add(id);
        return record;
    }

    private static Map<String, ConversationRecord> byId(List<ConversationRecord> records) {
        Map<String, ConversationRecord> byId = new HashMap<>();
        records.forEach(record -> byId.put(record.id(), record));
        return byId;
    }
}
