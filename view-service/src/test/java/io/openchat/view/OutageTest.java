package io.openchat.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The store goes away and comes back. */
@QuarkusTest
@WithTestResource(StoreResource.class)
class OutageTest {
    @AfterEach
    void storeIsThere() {
        StoreResource.up();
    }

    @Test
    void pagesSayThatTheStoreIsAwayAndWorkAgainWhenItIsBack() throws Exception {
        Viewer victor = Viewer.signedInAs("victor");
        await("to be in service").until(() -> readiness() == 200);

        StoreResource.down();
        Shown page = victor.opens("/sessions");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isNotEmpty();
        assertThat(page.text()).contains("The records cannot be read right now");
        assertThat(page.body()).contains("http-equiv=\"refresh\"").doesNotContain("Exception");
        await("to be taken out of service").until(() -> readiness() == 503);

        StoreResource.up();
        assertThat(victor.opens("/sessions").status()).isEqualTo(200);
        await("to be in service again").until(() -> readiness() == 200);
    }

    private static int readiness() throws IOException, InterruptedException {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class);
        URI address = URI.create("http://localhost:" + port + "/q/health/ready");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
