package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.wire.Phase;
import io.openchat.testkit.replicaset.ReplicaSetResource;
import io.openchat.testkit.store.BehindProxy;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** On a replica set the driver can repeat every write of a chat: each bears a number of its session, as the store sees it. */
@QuarkusTest
@BehindProxy
@WithTestResource(ReplicaSetResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class RetryableWritesTest {
    @TestHTTPResource
    URI base;

    @Test
    void everyWriteOfAChat_canBeRepeated() {
        Chat chat = new Chat(base);
        try (var vera = chat.visitor().starts("Vera")) {
            vera.isAcked(vera.says("hello?"));
            try (var alice = chat.agent("alice").claims(vera)) {
                vera.isTold(Phase.CHATTING);
                alice.hears("hello?");
            }
        }
        assertThat(ReplicaSetResource.numbered().keySet()).contains("insert", "update");
        assertThat(ReplicaSetResource.numbered().get("insert")).isGreaterThan(2);
        assertThat(ReplicaSetResource.bare().keySet()).isSubsetOf("update of many");
    }
}
