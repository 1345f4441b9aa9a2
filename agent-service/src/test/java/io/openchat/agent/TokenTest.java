package io.openchat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StoreResource.class)
class TokenTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void givesOurPageATokenThatIsGoodForAnotherMinuteAndMayNotBeKept() throws Exception {
        var answer = Person.loggedInAs("alice").get("/api/token", Person.OUR_PAGE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode body = json.readTree(answer.body());
        assertThat(body.get("token").asText().split("\\.")).hasSize(3);
        assertThat(Instant.parse(body.get("expiresAt").asText()))
                .isAfter(Instant.now().plusSeconds(60));
        assertThat(body.get("expiresIn").asInt()).isBetween(60, 300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none", ""})
    void refusesEveryOtherSiteThoughTheCookiesCome(String site) throws Exception {
        Person alice = Person.loggedInAs("alice");

        assertIsForbidden(alice.get("/api/token", Map.of("Sec-Fetch-Site", site)));
    }

    @Test
    void judgesAnOldBrowserByOriginAndReferer() throws Exception {
        Person alice = Person.loggedInAs("alice");
        String own = Person.base().replace("/agent", "");

        assertThat(alice.get("/api/token", Map.of("Origin", own)).statusCode()).isEqualTo(200);
        assertThat(alice.get("/api/token", Map.of("Referer", own + "/agent/")).statusCode())
                .isEqualTo(200);
        assertIsForbidden(alice.get("/api/token", Map.of("Origin", "https://evil.example", "Referer", own + "/")));
        assertIsForbidden(alice.get("/api/token", Map.of("Referer", "https://evil.example/" + own)));
        assertIsForbidden(alice.get("/api/token"));
    }

    @Test
    void aScriptOfWhoIsNotLoggedIn_isToldThatTheSessionIsOver() throws Exception {
        assertIsProblem(new Person().get("/api/token", Person.OUR_PAGE), 401);
        assertIsProblem(new Person().get("/api/agents", Person.OUR_PAGE), 401);
    }

    @Test
    void givesNoTokenToWhoHasNeitherRole() throws Exception {
        assertIsProblem(Person.loggedInAs("victor").get("/api/token", Person.OUR_PAGE), 403);
    }

    @Test
    void tellsTheConsoleWhoseItIsAndWhoElseIsThere() throws Exception {
        Person sue = Person.loggedInAs("sue");
        Person.loggedInAs("alice");

        assertThat(json.readTree(sue.get("/api/me", Person.OUR_PAGE).body())).isEqualTo(json.readTree("""
                                {"id":"sue","name":"Sue","agency":"default","supervisor":true}"""));
        assertThat(json.readTree(sue.get("/api/agents", Person.OUR_PAGE).body()))
                .contains(json.readTree("""
                                {"id":"alice","name":"Alice","available":false}"""));
    }

    private void assertIsForbidden(HttpResponse<String> answer) throws Exception {
        assertIsProblem(answer, 403);
        assertThat(answer.body()).contains("own pages");
    }

    private void assertIsProblem(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json.readTree(answer.body()).get("status").asInt()).isEqualTo(status);
    }
}
