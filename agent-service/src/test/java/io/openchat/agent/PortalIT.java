package io.openchat.agent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the packaged program serves: the jar, or the native one with {@code -Dnative}. */
@QuarkusIntegrationTest
@WithTestResource(StoreResource.class)
class PortalIT {
    private static final Pattern SCRIPT = Pattern.compile("src=\"/agent(/[^\"]+\\.js)\"");

    private static final String MANAGEMENT = "http://localhost:" + System.getProperty("quarkus.management.test-port");

    @Test
    void thePortalAndItsScriptAreThereAfterTheLogin() {
        Person alice = new Person();
        var portal = alice.logIn("alice");

        assertThat(portal.statusCode()).isEqualTo(200);
        assertThat(portal.body()).contains("Alice").contains("data-me-id=\"alice\"");
        Matcher script = SCRIPT.matcher(portal.body());
        assertThat(script.find()).as("a script in " + portal.body()).isTrue();
        assertThat(alice.get(script.group(1)).statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasNoRoleIsToldAndWhoLogsOutIsOut() {
        assertThat(new Person().logIn("victor").statusCode()).isEqualTo(403);

        Person alice = Person.loggedInAs("alice");
        assertThat(alice.get("/logout", Person.OUR_PAGE).statusCode()).isEqualTo(302);
        assertThat(alice.get("/").statusCode()).isEqualTo(302);
        assertThat(alice.get("/signed-out").body()).contains("Sign in");
    }

    @Test
    void healthAndMetricsAreOnTheirOwnPort() {
        given().get(MANAGEMENT + "/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        Person.loggedInAs("alice");
        given().get(MANAGEMENT + "/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("http_server_requests_seconds_count"));
    }
}
