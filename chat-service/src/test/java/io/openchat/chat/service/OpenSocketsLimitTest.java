package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.Handshake;
import io.openchat.testkit.client.RawSocket;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many sockets may be open at once, and that a place is free again however a socket ended. */
@QuarkusTest
@TestProfile(Narrow.class)
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class OpenSocketsLimitTest {
    @TestHTTPResource
    URI base;

    @Inject
    MeterRegistry meters;

    private final List<RawSocket> opened = new ArrayList<>();
    private int networks;

    @AfterEach
    void closeAll() {
        opened.forEach(RawSocket::close);
        await("all places to be free").atMost(Duration.ofSeconds(20)).until(() -> connections("visitor") == 0);
        await("all places to be free").atMost(Duration.ofSeconds(20)).until(() -> connections("agent") == 0);
    }

    private double connections(String side) {
        return meters.get("openchat.connections").tag("side", side).gauge().value();
    }

    @Test
    void anAddress_hasSoManyOpen_andOthersTheirOwn() {
        opens("10.1.0.1", Narrow.OPEN_SOCKETS);
        RawSocket refused = open("10.1.0.1");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.reason()).isEqualTo("too_many_sockets");
        opens("10.1.0.2", 1);
    }

    @Test
    void thePod_hasSoManyOpen_andAgentsStillComeIn() {
        for (int i = 0; i < Narrow.OPEN_OF_POD; i++) {
            opens("10.2.0." + i, 1);
        }
        RawSocket refused = open("10.2.1.1");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.reason()).isEqualTo("too_many_sockets");
        RawSocket agent = agent("10.2.1.1", "alice");
        assertThat(agent.status()).isEqualTo(101);
    }

    @Test
    void anAgent_hasSoManyOpen_andAColleagueTheirOwn() {
        for (int i = 0; i < Narrow.OPEN_OF_AGENT; i++) {
            assertThat(agent("10.3.0.1", "bob").status()).isEqualTo(101);
        }
        RawSocket refused = agent("10.3.0.1", "bob");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.reason()).isEqualTo("too_many_sockets");
        assertThat(agent("10.3.0.1", "carol").status()).isEqualTo(101);
        opened.forEach(RawSocket::breaksOff);
        becomesOpen(() -> agent("10.3.0.1", "bob"));
    }

    @Test
    void aPlaceIsFreeAgain_howeverTheSocketEnded() throws IOException {
        fillsAndLeaves(RawSocket::close);
        fillsAndLeaves(RawSocket::breaksOff);
        fillsAndLeaves(upgrade -> {
            try {
                upgrade.says("{\"type\":\"end\"}"); // and goes with what it gets unread
                upgrade.breaksOff();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        fillsAndLeaves(_ -> {}); // the service closes it, since nothing was begun, and is not answered
        fillsAndLeaves(RawSocket::close);
    }

    @Test
    void anUpgradeThatFails_takesNoPlaceBeyondItsConnection() throws IOException {
        String address = "10.5.0.1";
        for (int i = 0; i < 10; i++) {
            // admitted, and then no upgrade that a server can do
            RawSocket failed = RawSocket.open(
                    base,
                    "/ws/visitor",
                    Map.of("Origin", Narrow.ORIGIN, "X-Forwarded-For", address, "Sec-WebSocket-Version", "99"));
            opened.add(failed);
            assertThat(failed.isOpen()).isFalse();
        }
        opened.forEach(RawSocket::close);
        await("places").atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            List<RawSocket> sockets = new ArrayList<>();
            for (int i = 0; i < Narrow.OPEN_OF_POD; i++) {
                sockets.add(open("10.5." + ++networks + ".1"));
            }
            boolean all = sockets.stream().allMatch(RawSocket::isOpen);
            sockets.forEach(RawSocket::close);
            assertThat(all).isTrue();
        });
    }

    private interface Leaving {
        void leave(RawSocket upgrade);
    }

    /** Fills the pod from many addresses, leaves, and waits until it can be filled anew. */
    private void fillsAndLeaves(Leaving leaving) {
        await("room for all").atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            List<RawSocket> sockets = new ArrayList<>();
            int network = ++networks;
            for (int i = 0; i < Narrow.OPEN_OF_POD; i++) {
                sockets.add(open("10.4." + network + "." + i));
            }
            boolean all = sockets.stream().allMatch(RawSocket::isOpen);
            boolean noMore = all && open("10.4." + network + ".100").status() == 503;
            sockets.forEach(all ? leaving::leave : RawSocket::close);
            assertThat(noMore).isTrue();
        });
    }

    private void becomesOpen(Supplier<RawSocket> attempt) {
        await("a place")
                .atMost(Duration.ofSeconds(10))
                .until(() -> attempt.get().isOpen());
    }

    private void opens(String address, int times) {
        for (int i = 0; i < times; i++) {
            await("a place for " + address)
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> open(address).isOpen());
        }
    }

    private RawSocket open(String address) {
        return kept(RawSocket.open(base, "/ws/visitor", Map.of("Origin", Narrow.ORIGIN, "X-Forwarded-For", address)));
    }

    private RawSocket agent(String address, String name) {
        String token = Chat.token(name, Set.of("agent"), "chat-service", Duration.ofMinutes(5));
        return kept(RawSocket.open(
                base,
                "/ws/agent",
                Map.of(
                        "Origin",
                        Narrow.ORIGIN,
                        "X-Forwarded-For",
                        address,
                        "Sec-WebSocket-Protocol",
                        Handshake.header(Handshake.agent(token)))));
    }

    private RawSocket kept(RawSocket upgrade) {
        opened.add(upgrade);
        return upgrade;
    }
}
