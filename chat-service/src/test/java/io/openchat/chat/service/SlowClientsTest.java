package io.openchat.chat.service;

import io.openchat.testkit.StoreResource;
import io.openchat.testkit.http.Door;
import io.openchat.testkit.http.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who does not read, or sends too slowly, is cut off, at the public port and at the management port. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
@Timeout(120)
class SlowClientsTest {
    @TestHTTPResource
    URI base;

    @TestHTTPResource(value = "/health/live", management = true)
    URI management;

    private Door door() {
        return new Door(() -> RawHttp.to(base.getPort()), "/");
    }

    @Test
    void requestsInARow_areAnswered() throws IOException {
        door().answersRequestsInARow();
    }

    @Test
    void requestsThatNobodyReads_areCutOff() throws IOException {
        door().cutsOffWhoDoesNotRead();
    }

    @Test
    void requestsThatNobodyReads_areCutOffAtTheManagementPort() throws IOException {
        new Door(() -> RawHttp.to(management.getPort()), management.getPath()).cutsOffWhoDoesNotRead();
    }

    @Test
    void aConnection_isNotForEver() throws IOException {
        door().endsAConnectionAfterAThousandRequests();
    }

    @Test
    void aSlowHeader_isNotWaitedFor() throws Exception {
        door().doesNotWaitForASlowHeader();
    }

    @Test
    void aSilentClient_isNotWaitedFor() throws Exception {
        door().doesNotWaitForASilentClient();
    }

    @Test
    void aSlowBody_isNotWaitedFor() throws Exception {
        door().doesNotWaitForASlowBody();
    }
}
