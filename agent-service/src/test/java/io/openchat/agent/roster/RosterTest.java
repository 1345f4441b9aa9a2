package io.openchat.agent.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.openchat.shared.record.AgentRecord;
import io.openchat.shared.record.Collections;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StoreResource.class)
class RosterTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Inject
    Roster roster;

    @Inject
    MongoDatabase store;

    @Test
    void listsTheColleaguesOfOneAgencyByName() {
        roster.seen("r2", "Rita", "north", NOON);
        roster.seen("r1", "Anna", "north", NOON);
        roster.seen("r3", "Otto", "south", NOON);

        assertThat(roster.of("north"))
                .containsExactly(new Roster.Colleague("r1", "Anna", false), new Roster.Colleague("r2", "Rita", false));
    }

    @Test
    void followsAnAgentToAnotherAgencyAndName() {
        roster.seen("m1", "Mia", "east", NOON);
        roster.seen("m1", "Mia Berg", "west", NOON);

        assertThat(roster.of("east")).isEmpty();
        assertThat(roster.of("west")).containsExactly(new Roster.Colleague("m1", "Mia Berg", false));
    }

    @Test
    void remembersWhatAnAgentWasCalledBefore() {
        List.of("Nina", "Nina Berg", "Nina Berg", "Nina Tal", "Nina Berg")
                .forEach(name -> roster.seen("n1", name, "n", NOON));
        assertThat(formerNames("n1")).containsExactly("Nina Tal", "Nina");

        IntStream.range(0, 30).forEach(n -> roster.seen("n1", "Name " + n, "n", NOON));
        assertThat(formerNames("n1"))
                .hasSize(AgentRecord.FORMER_MOST)
                .startsWith("Name 28")
                .endsWith("Name 19");
    }

    private List<String> formerNames(String id) {
        AgentRecord agent = store.getCollection(Collections.AGENTS, AgentRecord.class)
                .find(Filters.eq("_id", id))
                .first();
        return Objects.requireNonNull(agent).formerNames();
    }

    @Test
    void entersOneAgentOnceThoughManyReplicasDoSoAtTheSameTime() throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            List<Callable<Void>> arrivals = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                arrivals.add(() -> {
                    roster.seen("race", "Race", "busy", NOON);
                    return null;
                });
            }
            for (var arrival : threads.invokeAll(arrivals)) {
                arrival.get();
            }
        }

        assertThat(roster.of("busy")).hasSize(1);
    }
}
