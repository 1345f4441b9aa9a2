package io.openchat.view;

import static io.openchat.view.Records.Said.agent;
import static io.openchat.view.Records.Said.event;
import static io.openchat.view.Records.Said.note;
import static io.openchat.view.Records.Said.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.openchat.shared.record.Collections;
import io.openchat.shared.record.FiguresRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.testkit.StoreResource;
import io.openchat.view.report.store.Figures;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was said and done in a conversation is counted by itself, once. */
@QuarkusTest
@WithTestResource(StoreResource.class)
class FiguresTest {
    private final String conversation = "figures-" + UUID.randomUUID();

    /** The feed goes forward: what is a day old when it comes first is not looked for. */
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(120);

    @Inject
    Records records;

    @Inject
    MongoDatabase database;

    private MongoCollection<FiguresRecord> figures() {
        return database.getCollection(Collections.FIGURES, FiguresRecord.class);
    }

    private Optional<FiguresRecord> counted() {
        return Optional.ofNullable(
                figures().find(Filters.eq("_id", conversation)).first());
    }

    private void talk() {
        records.messages(
                conversation,
                start,
                visitor(0, "Vera", "Hello?"),
                event(1, "Alice", "claimed"),
                note(1, "Alice", "a new one"),
                agent(1, "Alice", "Hi"),
                visitor(1, "Vera", "Thanks"),
                event(1, "Vera", "ended_by_visitor"));
    }

    private FiguresRecord expected() {
        return new FiguresRecord(
                conversation,
                6,
                null,
                1,
                start.plusSeconds(40),
                start.plusSeconds(80),
                2,
                1,
                start.plusSeconds(120),
                null);
    }

    @Test
    void aConversation_isCounted_soonAfterItsEntriesAreStored() {
        talk();
        await().atMost(Duration.ofSeconds(40)).until(() -> counted().isPresent());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(counted()).contains(expected()));
    }

    @Test
    void whatComesTwice_isCountedOnce() {
        talk();
        List<MessageRecord> all = new ArrayList<>();
        database.getCollection(Collections.MESSAGES, MessageRecord.class)
                .find(Filters.eq("conversation", conversation))
                .into(all);
        Figures counter = new Figures(figures());
        for (int times = 0; times < 3; times++) {
            counter.accept(all);
        }
        assertThat(counted()).contains(expected());
    }
}
