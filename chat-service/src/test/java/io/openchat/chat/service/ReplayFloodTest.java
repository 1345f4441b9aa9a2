package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.ChatSocket;
import io.openchat.testkit.client.Handshake;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A program asks for a long history again and again: it gets little of it, and others get their acks. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class ReplayFloodTest {
    /** 16 kB each. */
    private static final String LONG_TEXT = "\uD83D\uDE00".repeat(4_000);

    private static final int MESSAGES = 100;
    private static final int SOCKETS = 6;
    private static final int ROUNDS = 40;

    @TestHTTPResource
    URI base;

    @Test
    void whatAnAddressGets_isBounded_andOthersTalkOn() {
        Chat chat = new Chat(base);
        List<ChatSocket> flood = new ArrayList<>();
        try (var vera = chat.visitor().starts("Vera");
                var otto = chat.visitor().starts("Otto");
                var alice = chat.agent("alice").claims(vera).claims(otto)) {
            vera.hears("claimed");
            for (int i = 0; i < MESSAGES; i++) {
                alice.isAcked(alice.says(vera, LONG_TEXT));
            }
            for (int i = 0; i < SOCKETS; i++) {
                flood.add(new ChatSocket(chat.socket("/ws/visitor"), chat.from("203.0.113.77"), Handshake.visitor()));
            }
            for (int round = 0; round < ROUNDS; round++) {
                flood.forEach(socket -> socket.sends(new VisitorFrame.Resume(vera.token(), 0)));
                otto.isAcked(otto.says("round " + round));
            }
            // a page that is overtaken by the next resume is for nobody; the last ones are answered, one after the
            // other
            await().until(() ->
                    flood.stream().anyMatch(socket -> !socket.messages().isEmpty()));
            assertThat(flood.stream()
                            .mapToInt(socket -> socket.messages().size())
                            .sum())
                    .as("of %d that were asked for", SOCKETS * ROUNDS * MESSAGES)
                    .isLessThan(SOCKETS * ROUNDS * MESSAGES / 8);
        } finally {
            flood.forEach(ChatSocket::close);
        }
    }
}
