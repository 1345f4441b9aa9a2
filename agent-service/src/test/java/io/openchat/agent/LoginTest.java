package io.openchat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.openchat.shared.record.AgencyRecord;
import io.openchat.shared.record.AgentRecord;
import io.openchat.shared.record.Collections;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StoreResource.class)
class LoginTest {
    /** What browsers keep of one cookie: name, value and attributes. */
    private static final int LARGEST_COOKIE = 4096;

    @Inject
    MongoDatabase records;

    @Test
    void whoIsNotLoggedIn_isSentToTheProvider_withAChallenge() {
        var portal = new Person().get("/");

        assertThat(portal.statusCode()).isEqualTo(302);
        Map<String, String> asked = Person.query(URI.create(Person.location(portal)));
        assertThat(asked)
                .containsEntry("client_id", "agent-service")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", Person.base() + "/signed-in")
                .containsKey("code_challenge");
    }

    @Test
    void showsThePortalAfterTheLogin() {
        var portal = new Person().logIn("alice");

        assertThat(portal.statusCode()).isEqualTo(200);
        assertThat(portal.body()).contains("Alice").contains("data-me-id=\"alice\"");
        assertThat(portal.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void sessionCookies_areHiddenFromScriptsAndOtherPaths_andFit() {
        Person alice = Person.loggedInAs("alice");

        assertThat(alice.setCookies()).containsKeys("q_session", "q_session_at", "q_session_rt");
        assertThat(alice.setCookies().values())
                .allSatisfy(cookie -> assertThat(cookie)
                        .containsIgnoringCase("; HttpOnly")
                        .contains("; Secure")
                        .contains("SameSite=Lax")
                        .containsIgnoringCase("Path=/agent")
                        // three parts with dots and this beginning would be a token in clear
                        .doesNotContain("eyJhbGciOiJSUzI1NiI")
                        .hasSizeLessThan(LARGEST_COOKIE));
    }

    @Test
    void recordsTheAgencyAtTheFirstLoginOnlyAndTheAgentAtEach() {
        Person.loggedInAs("alice");
        AgencyRecord agency = agency();
        Instant firstSeen = alice().lastSeenAt();

        Person.loggedInAs("alice");

        assertThat(records.getCollection(Collections.AGENCIES).countDocuments()).isEqualTo(1);
        assertThat(agency()).isEqualTo(agency).returns("default", AgencyRecord::name);
        assertThat(alice())
                .returns("Alice", AgentRecord::name)
                .returns("default", AgentRecord::agency)
                .returns(false, AgentRecord::available);
        assertThat(alice().lastSeenAt()).isAfter(firstSeen);
    }

    @Test
    void showsThePortalThoughTheStoreIsAway() {
        StoreResource.down();
        try {
            assertThat(new Person().logIn("alice").statusCode()).isEqualTo(200);
        } finally {
            StoreResource.up();
        }
    }

    @Test
    void tellsWhoHasNeitherRoleWhatIsMissingAndOffersToSignOut() {
        var refused = new Person().logIn("victor");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("agent")
                .contains("supervisor")
                .contains("This account has: viewer")
                .contains("signed in as \u2068victor\u2069")
                .contains("href=\"/agent/logout\"");
    }

    @Test
    void logsOutHereAndAtTheProvider_andComesBackToSignIn() {
        Person alice = Person.loggedInAs("alice");

        var logout = alice.get("/logout", Person.OUR_PAGE);

        assertThat(logout.statusCode()).isEqualTo(302);
        assertThat(Person.query(URI.create(Person.location(logout))))
                .containsEntry("post_logout_redirect_uri", Person.base() + "/signed-out")
                .containsKey("id_token_hint");
        assertThat(alice.setCookies()).doesNotContainKeys("q_session", "q_session_at", "q_session_rt");
        assertThat(alice.get("/").statusCode()).isEqualTo(302);
        var signedOut = alice.get("/signed-out");
        assertThat(signedOut.statusCode()).isEqualTo(200);
        assertThat(signedOut.body()).contains("href=\"/agent/\"").contains("Sign in");
    }

    @Test
    void signsNobodyOutBecauseAnotherSiteAskedForIt() {
        Person alice = Person.loggedInAs("alice");

        var logout = alice.get("/logout", Map.of("Sec-Fetch-Site", "cross-site"));

        assertThat(logout.statusCode()).isEqualTo(303);
        assertThat(Person.location(logout)).isEqualTo("/agent/");
        assertThat(alice.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void treatsTheLogoutOfNobodyAsDone() {
        var logout = new Person().get("/logout", Person.OUR_PAGE);

        assertThat(logout.statusCode()).isEqualTo(303);
        assertThat(Person.location(logout)).endsWith("/agent/signed-out");
    }

    private AgencyRecord agency() {
        return records.getCollection(Collections.AGENCIES, AgencyRecord.class)
                .find()
                .into(new ArrayList<>())
                .getFirst();
    }

    private AgentRecord alice() {
        return records.getCollection(Collections.AGENTS, AgentRecord.class)
                .find(new org.bson.Document("_id", "alice"))
                .into(new ArrayList<>())
                .getFirst();
    }
}
