package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.RawSocket;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of an address hold however a program spells the path or the address. */
@QuarkusTest
@TestProfile(Narrow.class)
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class AddressOfVisitorTest {
    private static final int ATTEMPTS = 80;

    @TestHTTPResource
    URI base;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ws/visitor",
                "/ws/visitor/",
                "//ws/visitor",
                "/ws//visitor",
                "/ws/%76isitor",
                "/%77s/visitor",
                "/ws/visito%72/",
                "/ws/./visitor",
                "/ws/x/../visitor",
                "/ws/%2e/visitor",
                "/ws/visitor?a=b",
                "/ws/visitor;x=1",
                "/ws/visitor%2f",
                "/ws/Visitor",
                "/WS/VISITOR",
                "http://chat.example.com/ws/visitor",
            })
    void noSpellingOfThePath_getsPastTheLimits(String path) {
        String address = "198.51.100." + Math.floorMod(path.hashCode(), 250);
        int opened = 0;
        for (int i = 0; i < ATTEMPTS; i++) {
            try (RawSocket upgrade = open(path, address)) {
                opened += upgrade.isOpen() ? 1 : 0;
            }
        }
        assertThat(opened).isLessThanOrEqualTo(Narrow.SOCKETS_AT_ONCE);
        try (RawSocket upgrade = open("/ws/visitor", address)) {
            assertThat(upgrade.isOpen())
                    .as("a spelling that leads to another endpoint, or to none, uses nothing up")
                    .isEqualTo(opened == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws/visitor/", "//ws/visitor", "/ws/%76isitor"})
    void noSpellingOfThePath_startsMoreConversations(String path) throws IOException {
        String address = "192.0.2." + Math.floorMod(path.hashCode(), 250);
        int started = 0;
        for (int i = 0; i < 3 * Narrow.STARTS_AT_ONCE; i++) {
            try (RawSocket upgrade = open(path, address)) {
                upgrade.says("{\"type\":\"start\",\"id\":\"" + UUID.randomUUID()
                        + "\",\"name\":\"Eve\",\"locale\":\"en\",\"page\":\"https://example.com/\",\"consent\":true}");
                started += upgrade.hears().contains("started") ? 1 : 0;
            }
        }
        assertThat(started).isEqualTo(Narrow.STARTS_AT_ONCE);
    }

    @Test
    void whatTheClientWritesBeforeTheProxy_isNotBelieved() {
        assertThat(opened(i -> "1.2.3." + i + ", 203.0.113.20")).isBetween(1, Narrow.SOCKETS_AT_ONCE);
        assertThat(opened(_ -> "127.0.0.1, 203.0.113.21")).isBetween(1, Narrow.SOCKETS_AT_ONCE);
        assertThat(opened(_ -> "203.0.113.21")).isZero();
    }

    @Test
    void ownAddress_andHeadersOfOtherProxies_areNoWayOutOfTheLimits() {
        assertThat(opened(_ -> "::1")).isBetween(1, Narrow.SOCKETS_AT_ONCE);
        assertThat(opened(_ -> "127.0.0.1")).isBetween(1, Narrow.SOCKETS_AT_ONCE);
        for (String header : List.of("Forwarded", "X-Real-IP", "Via")) {
            try (RawSocket upgrade =
                    RawSocket.open(base, "/ws/visitor", Map.of("Origin", Narrow.ORIGIN, header, "for=1.2.3.4"))) {
                assertThat(upgrade.status()).as(header).isEqualTo(429);
            }
        }
    }

    @Test
    void garbage_hasOneBudget_howeverItIsWritten() {
        assertThat(opened(i -> i % 2 == 0 ? "garbage-" + i : "999.1.1." + i)).isBetween(1, Narrow.SOCKETS_AT_ONCE);
        assertThat(opened(i -> "unknown" + i)).isZero();
    }

    @Test
    void aNetworkOfIPv6_isOneAddress_andPortsAndZonesMakeNoOther() {
        assertThat(opened(i -> "[2001:db8:77:1::%x]:%d".formatted(i, 1024 + i))).isBetween(1, Narrow.SOCKETS_AT_ONCE);
        assertThat(opened(i -> "203.0.113.22:" + (1024 + i))).isBetween(1, Narrow.SOCKETS_AT_ONCE);
        assertThat(opened(_ -> "::ffff:203.0.113.22")).isZero();
    }

    private int opened(IntFunction<String> address) {
        int opened = 0;
        for (int i = 0; i < ATTEMPTS; i++) {
            try (RawSocket upgrade = open("/ws/visitor", address.apply(i))) {
                opened += upgrade.isOpen() ? 1 : 0;
            }
        }
        return opened;
    }

    private RawSocket open(String path, String address) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Origin", Narrow.ORIGIN);
        headers.put("X-Forwarded-For", address);
        return RawSocket.open(base, path, headers);
    }
}
