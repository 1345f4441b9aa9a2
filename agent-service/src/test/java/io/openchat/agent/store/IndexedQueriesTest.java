package io.openchat.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.openchat.agent.block.Blocks;
import io.openchat.agent.roster.Roster;
import io.openchat.shared.audit.AuditLog;
import io.openchat.shared.department.StoredDepartments;
import io.openchat.shared.mongo.Position;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.setting.SettingsStore;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.query.QueryCheck;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever administrators ask for, an index answers it, however long the audit and the history of settings have become. */
@QuarkusTest
@WithTestResource(StoreResource.class)
class IndexedQueriesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Position LAST = new Position(NOON, "last");
    private static final String FEW =
            "at most 10,000 blocks are in force, and the index leaves out those that were lifted";
    private static final String HOLDING = "{liftedBy: ?}, {$or: [{until: ?}, {until: {$gt: ?}}]}";

    private static final Map<String, String> ACCEPTED = Map.of(
            "blocks {$and: [{$and: [" + HOLDING + "]}]} by {\"changedAt\": -1, \"_id\": -1}",
            FEW,
            "blocks {$and: [{$and: [" + HOLDING + "]}, {value: ?}]} by {\"changedAt\": -1, \"_id\": -1}",
            FEW,
            "blocks {$and: [{$and: [" + HOLDING
                    + "]}, {$and: [{changedAt: {$lt: ?}}, {$or: [{changedAt: {$lt: ?}}, {_id: {$lt: ?}}]}]}]} by {\"changedAt\": -1, \"_id\": -1}",
            FEW,
            "blocks {$and: [" + HOLDING + "]}",
            FEW,
            "agents {agency: ?} by {\"name\": 1, \"_id\": 1}",
            "the colleagues of one agency are a list that people choose from");

    @Inject
    MongoDatabase mongo;

    @Inject
    AuditLog audit;

    @Inject
    Blocks blocks;

    @Inject
    Roster roster;

    @Inject
    SettingsStore settings;

    @Inject
    StoredDepartments departments;

    @Test
    void whatAdministratorsAskFor_isAnsweredByAnIndex() {
        assertThat(new QueryCheck(mongo, ACCEPTED).faults(ListensToQueries.QUERIES.during(this::ask)))
                .isEmpty();
    }

    private void ask() {
        var _ = audit.read(Optional.empty(), Optional.empty(), 50);
        var _ = audit.read(Optional.of("block/1"), Optional.empty(), 50);
        var _ = audit.read(Optional.of("block/1"), Optional.of(LAST), 50);
        var _ = audit.read(Optional.empty(), Optional.of(LAST), 50);
        var _ = blocks.inForce(Optional.empty(), Optional.empty(), 50, NOON);
        var _ = blocks.inForce(Optional.of("203.0.113.7"), Optional.empty(), 50, NOON);
        var _ = blocks.inForce(Optional.empty(), Optional.of(LAST), 50, NOON);
        var _ = blocks.find("1", NOON);
        var _ = blocks.count(NOON);
        var _ = blocks.lift("1", new AgentRef("sue", "Sue"), NOON);
        roster.seen("alice", "Alice", "north", NOON);
        var _ = roster.of("north");
        var _ = settings.newest(1);
        var _ = settings.version(1);
        var _ = settings.history("openchat.sites", 9, 50);
        var _ = settings.configured();
        var _ = departments.all();
        var _ = departments.find("default");
        var _ = departments.changedSince(NOON);
    }
}
