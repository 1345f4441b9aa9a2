package io.openchat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens live for 80 seconds here, less than what is left when they are renewed: so each request renews. */
@QuarkusTest
@TestProfile(TokenRenewalTest.ShortLived.class)
@WithTestResource(StoreResource.class)
class TokenRenewalTest {
    public static class ShortLived implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.devservices.access-token-expires-in", "80S");
        }
    }

    @Inject
    ObjectMapper json;

    @Test
    void renewsATokenThatEndsSoonAndKeepsTheNewOneInTheSession() throws Exception {
        Person alice = Person.loggedInAs("alice");
        String before = alice.setCookies().get("q_session_at");

        var first = json.readTree(alice.get("/api/token", Person.OUR_PAGE).body());
        var second = json.readTree(alice.get("/api/token", Person.OUR_PAGE).body());

        assertThat(second.get("token").asText()).isNotEqualTo(first.get("token").asText());
        assertThat(alice.setCookies().get("q_session_at")).isNotEqualTo(before);
    }
}
