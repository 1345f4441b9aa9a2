package io.openchat.chat.service;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who cannot open a socket is told why by a request beside it. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class DoorTest {
    @Test
    void aForeignPage_isToldSo_andMayReadIt() {
        asks("visitor", from("https://evil.example"))
                .body("refused", equalTo("foreign_origin"))
                .header("Access-Control-Allow-Origin", "*");
        asks("agent", from("https://shop.example.com")).body("refused", equalTo("foreign_origin"));
    }

    @Test
    void aRequestOfNoPage_isForeign() {
        asks("visitor", given().header("X-Forwarded-For", "203.0.113.70")).body("refused", equalTo("foreign_origin"));
    }

    @Test
    void anAdmittedPage_hasNothingAgainstIt() {
        asks("visitor", from("https://chat.example.com")).body("refused", nullValue());
        asks("visitor", from("https://shop.example.com")).body("refused", nullValue());
    }

    @Test
    void anAgent_needsAToken_andARole() {
        asks("agent", from("https://chat.example.com")).body("refused", equalTo("bad_token"));
        asks("agent", with(token("viewer"))).body("refused", equalTo("no_role"));
        asks("agent", with(token("agent"))).body("refused", nullValue());
        asks("agent", with("no.such.token")).body("refused", equalTo("bad_token"));
    }

    @Test
    void otherDoorsAreNone() {
        from("https://chat.example.com").post("/ws/nobody/door").then().statusCode(404);
        from("https://chat.example.com").get("/ws/visitor/door").then().statusCode(405);
    }

    private static ValidatableResponse asks(String door, RequestSpecification page) {
        return page.post("/ws/" + door + "/door").then().statusCode(200).header("Cache-Control", "no-store");
    }

    private static RequestSpecification with(String token) {
        return from("https://chat.example.com").header("Authorization", "Bearer " + token);
    }

    private static String token(String role) {
        return Chat.token("alice", Set.of(role), "chat-service", Duration.ofMinutes(5));
    }

    /** A page, as an ingress passes its request on. */
    private static RequestSpecification from(String origin) {
        return given().header("Origin", origin)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "chat.example.com")
                .header("X-Forwarded-For", "203.0.113.70");
    }
}
