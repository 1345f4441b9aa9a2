package io.openchat.view.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.testkit.replicaset.ReplicaSetResource;
import io.openchat.testkit.store.BehindProxy;
import io.openchat.view.Viewer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** On a replica set the driver can repeat what view-service writes, its cursors and what it says of its settings; and pages are read. */
@QuarkusTest
@BehindProxy
@WithTestResource(ReplicaSetResource.class)
class RetryableWritesTest {
    @Test
    void whatItWritesByItself_canBeRepeated() {
        await("the first cursor")
                .atMost(Duration.ofSeconds(20))
                .until(() -> !ReplicaSetResource.numbered().isEmpty());
        assertThat(Viewer.signedInAs("victor").opens("/chats").status()).isEqualTo(200);
        assertThat(ReplicaSetResource.bare().keySet()).isSubsetOf("update of many");
    }
}
