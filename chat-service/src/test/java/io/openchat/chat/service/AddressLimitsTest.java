package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.ChatSocket;
import io.openchat.testkit.client.Handshake;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a program may do from one address, which the proxy names; people of other addresses do not notice. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class AddressLimitsTest {
    private static final int SOCKETS = 600;
    private static final int STARTS = 60;

    @TestHTTPResource
    URI base;

    private Chat chat;

    @BeforeEach
    void open() {
        chat = new Chat(base);
    }

    @Test
    void whoOpensSocketsByTheThousand_isRefused_andOthersAreNot() {
        List<ChatSocket> opened = new ArrayList<>();
        Throwable thrown = null;
        while (thrown == null && opened.size() < 2 * SOCKETS) {
            thrown = catchThrowable(() -> opened.add(from("203.0.113.7")));
        }
        var refusal = (WebSocketHandshakeException) Objects.requireNonNull(
                Objects.requireNonNull(thrown, "nothing was refused").getCause());
        assertThat(refusal.getResponse().statusCode()).isEqualTo(429);
        assertThat(refusal.getResponse().headers().firstValue("X-OpenChat-Error"))
                .hasValue("rate_limited");
        assertThat(opened).hasSizeGreaterThanOrEqualTo(SOCKETS);
        from("203.0.113.8").close();
        chat.visitor().close();
        opened.forEach(ChatSocket::close);
    }

    @Test
    void aProgramThatStartsConversations_isRefused_andOthersAreNot() {
        int refused = 0;
        for (int i = 0; i < STARTS + 20; i++) {
            try (Client socket = from("203.0.113.9")) {
                if (socket.starts() instanceof ServiceFrame.Refusal refusal) {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
                    refused++;
                }
            }
        }
        assertThat(refused).isBetween(1, 20);
        try (Client other = from("203.0.113.10")) {
            assertThat(other.starts()).isInstanceOf(ServiceFrame.Started.class);
        }
    }

    private Client from(String address) {
        return new Client(chat, address);
    }

    private static final class Client extends ChatSocket {
        Client(Chat chat, String address) {
            super(chat.socket("/ws/visitor"), chat.from(address), Handshake.visitor());
        }

        ServiceFrame starts() {
            sends(new VisitorFrame.Start(
                    UUID.randomUUID().toString(), "Eve", null, null, null, "en", "https://example.com/", true));
            return gets(
                    ServiceFrame.class,
                    frame -> frame instanceof ServiceFrame.Started || frame instanceof ServiceFrame.Refusal);
        }
    }
}
