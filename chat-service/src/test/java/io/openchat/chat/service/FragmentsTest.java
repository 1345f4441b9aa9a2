package io.openchat.chat.service;

import static io.openchat.testkit.client.WebSocketFrames.CONTINUATION;
import static io.openchat.testkit.client.WebSocketFrames.PING;
import static io.openchat.testkit.client.WebSocketFrames.PONG;
import static io.openchat.testkit.client.WebSocketFrames.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.RawSocket;
import io.openchat.testkit.client.WebSocketFrames;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A message may come in fragments; it must be complete soon, and in not too many. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
@Timeout(60)
class FragmentsTest {
    @TestHTTPResource
    URI base;

    @Test
    void fragmentsAreRead_alsoEmptyOnes_andAPingInBetween() throws IOException {
        try (var vera = RawSocket.visitor(base)) {
            vera.sendsPart(TEXT, "");
            vera.sendsPart(CONTINUATION, "{\"type\":");
            vera.sends(PING, new byte[1]);
            vera.sendsPart(CONTINUATION, "");
            vera.sends(CONTINUATION, "\"ping\"}".getBytes(StandardCharsets.US_ASCII));
            assertThat(vera.reads().kind()).isEqualTo(PONG);
            assertThat(vera.hears()).contains("pong");
        }
    }

    @Test
    void aCharacterMayBeSplit() throws IOException {
        byte[] text = "{\"type\":\"ping\",\"x\":\"\uD83D\uDE00\"}".getBytes(StandardCharsets.UTF_8);
        int middle = text.length - 5;
        try (var vera = RawSocket.visitor(base)) {
            vera.write(WebSocketFrames.frame(TEXT, 0x80, Arrays.copyOf(text, middle)));
            vera.sends(CONTINUATION, Arrays.copyOfRange(text, middle, text.length));
            assertThat(vera.hears()).contains("pong");
        }
    }

    @Test
    void emptyFragmentsWithoutEnd_closeTheSocket() throws IOException {
        try (var mallory = RawSocket.visitor(base)) {
            mallory.sendsPart(TEXT, "");
            for (int i = 0; i < 100; i++) {
                mallory.sendsPart(CONTINUATION, "");
            }
            assertThat(mallory.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void fragmentsOfMoreThanAMessage_closeTheSocket() throws IOException {
        try (var mallory = RawSocket.visitor(base)) {
            mallory.sendsPart(TEXT, "x".repeat(20_000));
            mallory.sendsPart(CONTINUATION, "x".repeat(1_000));
            assertThat(mallory.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void aMessageThatDoesNotEnd_closesTheSocket() throws IOException {
        try (var mallory = RawSocket.visitor(base)) {
            mallory.sendsPart(TEXT, "{");
            assertThat(mallory.closeCode()).isEqualTo(4400);
        }
    }

    /** Announces 20 kB, and sends half of it: no frame is there to be looked at. */
    @Test
    void aFrameThatDoesNotEnd_closesTheSocket() throws IOException {
        try (var mallory = RawSocket.visitor(base)) {
            byte[] whole = WebSocketFrames.frame(0x80 | TEXT, 0x80, new byte[20_000]);
            mallory.write(Arrays.copyOf(whole, 10_000));
            assertThat(mallory.closeCode()).isEqualTo(4400);
        }
    }
}
