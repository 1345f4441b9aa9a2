package io.openchat.chat.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The visitor's page and the widget are served with a strict policy, and nothing of the inside is. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class PageTest {
    private static final Pattern PANEL = Pattern.compile("assets/panel-en-[0-9a-f]+\\.js");

    @Test
    void hasAPolicyWithoutInlineCode() {
        given().get("/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(containsString("assets/page-"));
    }

    @Test
    void letsOtherSitesLoadTheWidget() {
        String loader =
                given().get("/widget.js").then().statusCode(200).extract().asString();
        Matcher panel = PANEL.matcher(loader);
        assertThat(panel.find()).isTrue();
        given().get("/" + panel.group())
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", containsString("immutable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics", "/nowhere", "/../pom.xml"})
    void servesNothingElse(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .body(not(containsString("Exception")))
                .body(not(containsString("io.quarkus")));
    }
}
