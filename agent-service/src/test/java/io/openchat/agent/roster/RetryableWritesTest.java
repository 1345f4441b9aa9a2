package io.openchat.agent.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.testkit.replicaset.ReplicaSetResource;
import io.openchat.testkit.store.BehindProxy;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** On a replica set the driver can repeat what agent-service writes: it bears a number of its session, as the store sees it. */
@QuarkusTest
@BehindProxy
@WithTestResource(ReplicaSetResource.class)
class RetryableWritesTest {
    @Inject
    Roster roster;

    @Test
    void aLogin_isWrittenSoThatItCanBeRepeated() {
        roster.seen("r1", "Rita", "north", Instant.parse("2026-12-01T12:00:00Z"));
        assertThat(roster.of("north")).hasSize(1);
        assertThat(ReplicaSetResource.numbered()).isNotEmpty();
        assertThat(ReplicaSetResource.bare().keySet()).isSubsetOf("update of many");
    }
}
