package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.testkit.StoreResource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A service that is told to stop lets everybody go on until they have moved. In a service of its own, which ends with it. */
@QuarkusTest
@TestProfile(DrainTest.Own.class)
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class DrainTest {
    public static final class Own implements QuarkusTestProfile {}

    @TestHTTPResource
    URI base;

    @Inject
    Event<ShutdownDelayInitiatedEvent> stopping;

    @Test
    void everybodyIsToldToMove_andNobodyNewIsLetIn() throws InterruptedException {
        Chat chat = new Chat(base);
        try (var vera = chat.visitor().starts("Vera");
                var alice = chat.agent("alice")) {
            alice.claims(vera);
            vera.isTold(Phase.CHATTING);

            Thread stop = Thread.ofPlatform().start(() -> stopping.fire(new ShutdownDelayInitiatedEvent()));
            assertThat(vera.gets(ServiceFrame.Drain.class, _ -> true).after()).isLessThan(10);
            assertThat(alice.gets(ServiceFrame.Drain.class, _ -> true).after()).isLessThan(10);

            vera.isAcked(vera.says("still here?"));
            alice.hears("still here?");
            vera.isOpen();

            var refusal = (WebSocketHandshakeException) Objects.requireNonNull(
                    Objects.requireNonNull(catchThrowable(chat::visitor)).getCause());
            assertThat(refusal.getResponse().statusCode()).isEqualTo(503);
            assertThat(refusal.getResponse().headers().firstValue("X-OpenChat-Error"))
                    .hasValue("restarting");

            assertThat(vera.isClosedWith()).isEqualTo(1012);
            assertThat(alice.isClosedWith()).isEqualTo(1012);
            assertThat(stop.join(Duration.ofSeconds(2))).isTrue();
        }
    }
}
