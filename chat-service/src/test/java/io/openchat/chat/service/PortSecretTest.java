package io.openchat.chat.service;

import static io.restassured.RestAssured.given;

import io.openchat.shared.http.PortGuard;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where there is a secret for the ports, nobody gets anything who does not know it. */
@QuarkusTest
@TestProfile(PortSecretTest.WithSecret.class)
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class PortSecretTest {

    private static final String SECRET = "known to the front only";

    public static final class WithSecret implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("openchat.port-secret", SECRET);
        }
    }

    @TestHTTPResource
    URI http;

    @TestHTTPResource(management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/widget.js", "/ws/visitor", "/ws/agent", "/nowhere", "//", "/%2e"})
    void theHttpPortAnswersWhoKnowsItOnly(String path) {
        refusesOthers(http + path.substring(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/metrics", "/"})
    void thePortOfHealthAndMetricsAnswersWhoKnowsItOnly(String path) {
        refusesOthers(management.resolve(path).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/widget.js"})
    void whoKnowsItIsServed(String path) {
        given().header(PortGuard.HEADER, SECRET).get(path).then().statusCode(200);
        given().header(PortGuard.HEADER, SECRET)
                .get(management.resolve("/q/health/live"))
                .then()
                .statusCode(200);
    }

    private static void refusesOthers(String address) {
        given().urlEncodingEnabled(false).get(address).then().statusCode(403);
        given().urlEncodingEnabled(false)
                .header(PortGuard.HEADER, SECRET + "?")
                .get(address)
                .then()
                .statusCode(403);
    }
}
