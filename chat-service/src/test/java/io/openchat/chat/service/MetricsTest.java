package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.shared.wire.Phase;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service shows of itself to those who look after it, under names that dashboards and alerts know. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class MetricsTest {
    @TestHTTPResource
    URI base;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private Chat chat;

    @BeforeEach
    void open() {
        chat = new Chat(base);
    }

    @AfterEach
    void startTheStore() {
        StoreResource.up();
    }

    @Test
    void aChat_isCounted() {
        double stored = value("openchat_messages_stored_total");
        double appends = value("openchat_append_seconds_count");
        double visitors = value("openchat_connections{side=\"visitor\"}");
        double agents = value("openchat_connections{side=\"agent\"}");
        double waiting = value("openchat_conversations{state=\"waiting\"}");
        double chatting = value("openchat_conversations{state=\"chatting\"}");
        double replayed = value("openchat_messages_replayed_total");
        try (var vera = chat.visitor().starts("Vera")) {
            vera.isAcked(vera.says("hello?"));
            becomes("openchat_conversations{state=\"waiting\"}", waiting + 1);
            try (var alice = chat.agent("alice").claims(vera)) {
                vera.isTold(Phase.CHATTING);
                vera.hears("claimed");
                becomes("openchat_conversations{state=\"chatting\"}", chatting + 1);
                becomes("openchat_conversations{state=\"waiting\"}", waiting);
                becomes("openchat_connections{side=\"visitor\"}", visitors + 1);
                becomes("openchat_connections{side=\"agent\"}", agents + 1);
                becomes("openchat_messages_stored_total", stored + 3);
                becomes("openchat_append_seconds_count", appends + 3);
                becomes("openchat_append_seconds_bucket{le=\"5.0\"}", appends + 3);
                becomes("openchat_unacked", 0);
                alice.hears("hello?");
                assertThat(value("openchat_messages_replayed_total")).isGreaterThan(replayed);
            }
        }
        becomes("openchat_connections{side=\"visitor\"}", visitors);
        becomes("openchat_connections{side=\"agent\"}", agents);
    }

    @Test
    void theStoresAbsence_isShown() {
        becomes("openchat_store_up", 1);
        StoreResource.down();
        becomes("openchat_store_up", 0);
        StoreResource.up();
        becomes("openchat_store_up", 1);
    }

    @Test
    void allHaveTheirNames_andTheBusIsShownOnlyWhereThereIsOne() {
        assertThat(lines("openchat_").stream().map(line -> line.replaceFirst(" .*", "")))
                .contains(
                        "openchat_connections{side=\"visitor\"}",
                        "openchat_connections{side=\"agent\"}",
                        "openchat_conversations{state=\"waiting\"}",
                        "openchat_conversations{state=\"chatting\"}",
                        "openchat_messages_stored_total",
                        "openchat_messages_replayed_total",
                        "openchat_slow_readers_closed_total",
                        "openchat_append_seconds_sum",
                        "openchat_append_seconds_bucket{le=\"0.005\"}",
                        "openchat_append_seconds_bucket{le=\"+Inf\"}",
                        "openchat_unacked",
                        "openchat_store_up")
                .noneMatch(name -> name.startsWith("openchat_bus"));
    }

    @Test
    void addresses_doNotBecomeSeries() {
        RestAssured.get(base.resolve("/assets/nothing-1.js"));
        RestAssured.get(base.resolve("/assets/manifest.json"));
        RestAssured.get(base.resolve("/no/such/page"));
        RestAssured.given().body("x").post(base.resolve("/no/such/form"));
        RestAssured.get(base.resolve("/ws/visitor?a=b"));
        RestAssured.post(base.resolve("/ws/visitor/door"));
        chat.visitor().starts("Vera").close();
        await("requests that are counted")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(lines("http_server_requests_seconds_count"))
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line)
                                .containsAnyOf(
                                        "uri=\"/\"",
                                        "uri=\"/assets/{file}\"",
                                        "uri=\"/ws/visitor\"",
                                        "uri=\"/ws/agent\"",
                                        "uri=\"/ws/visitor/door\"",
                                        "uri=\"/ws/agent/door\"",
                                        "uri=\"/widget.js\"",
                                        "uri=\"NOT_FOUND\"",
                                        "uri=\"REDIRECTION\"",
                                        "uri=\"root\"")));
    }

    private void becomes(String name, double value) {
        await(name + " to be " + value).atMost(Duration.ofSeconds(30)).until(() -> value(name) == value);
    }

    private double value(String name) {
        return lines(name + " ").stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name));
    }

    private List<String> lines(String beginning) {
        return RestAssured.get(metrics)
                .asString()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .toList();
    }
}
