package io.openchat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While the store is away, scripts and people are told so, and when to try again; and it is no fault of ours in the log. */
@QuarkusTest
@WithTestResource(StoreResource.class)
class StoreAwayTest {
    @AfterEach
    void up() {
        StoreResource.up();
    }

    @Test
    void scripts_getAProblem_thatSaysWhenToTryAgain() {
        Person sue = Person.loggedInAs("sue");
        StoreResource.down();
        for (String path : new String[] {"/api/agents", "/api/blocks"}) {
            HttpResponse<String> answer = sue.get(path, Person.OUR_PAGE);
            assertThat(answer.statusCode()).as(path).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).as(path).hasValue("5");
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.body()).contains("The store does not answer").doesNotContain("Exception");
        }
        StoreResource.up();
        assertThat(sue.get("/api/agents", Person.OUR_PAGE).statusCode()).isEqualTo(200);
    }
}
