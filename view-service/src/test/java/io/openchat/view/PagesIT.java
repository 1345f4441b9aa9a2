package io.openchat.view;

import static io.openchat.view.Records.Said.agent;
import static io.openchat.view.Records.Said.visitor;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.MongoClient;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.store.StoreAddress;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the packaged program shows: the jar, or the native one with {@code -Dnative}. */
@QuarkusIntegrationTest
@WithTestResource(StoreResource.class)
class PagesIT {
    private static final String MANAGEMENT = "http://localhost:" + System.getProperty("quarkus.management.test-port");

    @BeforeEach
    void aChatIsOnRecord() {
        StoreAddress store = StoreResource.address();
        try (MongoClient mongo = store.client()) {
            Records records = new Records(mongo.getDatabase(store.database()));
            records.forget();
            records.agency("acme", "Acme Support");
            records.agent("id-of-Alice", "Alice", "acme");
            records.chat("c1", "Vera", "vera@example.com", "ended", Records.START);
            records.session(Records.session("c1", 1, "Vera", "Alice", "acme", Records.START));
            records.messages("c1", visitor(1, "Vera", "Do you have <b>size 40</b>?"), agent(1, "Alice", "We do."));
        }
    }

    @Test
    void everyPageShowsWhatIsOnRecord() {
        Viewer victor = Viewer.signedInAs("victor");

        assertThat(victor.opens("/").text()).contains("Vera");
        Shown sessions = victor.opens("/sessions?agent=alice&sort=client");
        assertThat(sessions.sessions()).containsExactly("c1");
        assertThat(sessions.text()).contains("Acme Support").contains("Alice");
        assertThat(victor.opens("/chats").chats()).containsExactly("c1");
        assertThat(victor.opens("/agencies").text()).contains("Acme Support");
        assertThat(victor.opens("/conversations/c1").text())
                .containsSubsequence("Do you have &lt;b&gt;size 40&lt;/b&gt;?", "We do.");
    }

    @Test
    void whatIsWrongIsSaidOnAPage() {
        Viewer victor = Viewer.signedInAs("victor");

        assertThat(victor.opens("/conversations/nowhere").status()).isEqualTo(404);
        assertThat(victor.opens("/sessions?page=-1").status()).isEqualTo(400);
        assertThat(new Viewer().signsInAs("alice", "/").status()).isEqualTo(403);
    }

    @Test
    void healthAndMetricsAreOnTheirOwnPort() {
        given().get(MANAGEMENT + "/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get(MANAGEMENT + "/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("http_server_requests_seconds_count"));
    }
}
