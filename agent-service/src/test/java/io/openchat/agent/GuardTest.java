package io.openchat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other sites get of a portal where somebody is signed in. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardTest {
    private static final Map<String, String> FOREIGN = Map.of("Sec-Fetch-Site", "cross-site");

    private Person alice = new Person();

    @BeforeAll
    void signIn() {
        alice = Person.loggedInAs("alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/agent/api/token",
                "/agent/api/token/",
                "/agent/api/token;x=1",
                "/agent;x/api/token",
                "//agent/api/token",
                "/agent//api/token",
                "/agent/api/%74oken",
                "/%61gent/api/token",
                "/agent/api%2Ftoken",
                "/agent/./api/token",
                "/agent/assets/../api/token",
                "/agent/api/token/.",
                "/agent/api/me",
                "/agent/api/agents/"
            })
    void theTokenIsForOurPagesOnlyHoweverItsPathIsSpelled(String path) {
        for (Map<String, String> from : List.of(FOREIGN, Person.FOREIGN_LINK, Person.TYPED, Map.<String, String>of())) {
            var answer = alice.request("GET", at(path), from);
            assertThat(answer.statusCode()).as("%s", from).isIn(403, 404);
            assertThat(answer.body()).doesNotContain("eyJ").doesNotContain("alice");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/agent/logout",
                "/agent/logout/",
                "/agent/logout;x",
                "//agent/logout",
                "/agent//logout",
                "/agent/%6cogout",
                "/agent/x/../logout"
            })
    void anotherSiteSignsNobodyOutHoweverThePathIsSpelled(String path) {
        for (Map<String, String> from : List.of(FOREIGN, Person.FOREIGN_LINK, Map.<String, String>of())) {
            assertThat(alice.request("GET", at(path), from).statusCode()).isIn(303, 404);
            assertThat(alice.request("POST", at(path), from).statusCode()).isIn(403, 404);
        }
        assertThat(alice.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void anotherSiteMayLinkToThePortalAndNotShowItInAFrame() {
        assertThat(alice.get("/", Person.FOREIGN_LINK).statusCode()).isEqualTo(200);
        Map<String, String> frame = new HashMap<>(Person.FOREIGN_LINK);
        frame.put("Sec-Fetch-Dest", "iframe");
        assertThat(alice.get("/", frame).statusCode()).isEqualTo(403);
        assertThat(new Person().get("/", frame).headers().allValues("Set-Cookie"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript", "ftp", ""})
    void aSchemeThatIsNoneOfHttpIsRefused(String scheme) {
        assertThat(new Person().get("/", Map.of("X-Forwarded-Proto", scheme)).statusCode())
                .isEqualTo(400);
    }

    private static URI at(String path) {
        return URI.create(Person.base().replace("/agent", "") + path);
    }
}
