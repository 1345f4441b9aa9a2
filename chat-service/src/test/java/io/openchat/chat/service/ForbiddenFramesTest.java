package io.openchat.chat.service;

import static io.openchat.testkit.client.WebSocketFrames.BINARY;
import static io.openchat.testkit.client.WebSocketFrames.CONTINUATION;
import static io.openchat.testkit.client.WebSocketFrames.PING;
import static io.openchat.testkit.client.WebSocketFrames.TEXT;
import static io.openchat.testkit.client.WebSocketFrames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.RawSocket;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.io.IOException;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no client may send over a WebSocket closes it, with the code that the standard has for it. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
@Timeout(60)
class ForbiddenFramesTest {
    private static final int FIN = 0x80;
    private static final int RESERVED = 0x40;
    private static final int MASKED = 0x80;
    private static final byte[] PING_FRAME = ascii("{\"type\":\"ping\"}");

    @TestHTTPResource
    URI base;

    static Stream<Arguments> frames() {
        return Stream.of(
                Arguments.of("binary", frame(FIN | BINARY, MASKED, PING_FRAME), 1003),
                Arguments.of("the beginning of a binary message", frame(BINARY, MASKED, PING_FRAME), 1003),
                Arguments.of("a reserved bit", frame(FIN | RESERVED | TEXT, MASKED, PING_FRAME), 1002),
                Arguments.of("no mask", frame(FIN | TEXT, 0, PING_FRAME), 1002),
                Arguments.of("a kind that there is not", frame(FIN | 5, MASKED, PING_FRAME), 1002),
                Arguments.of("a ping that is too long", frame(FIN | PING, MASKED, new byte[126]), 1002),
                Arguments.of("a ping in fragments", frame(PING, MASKED, new byte[1]), 1002),
                Arguments.of("the rest of nothing", frame(FIN | CONTINUATION, MASKED, PING_FRAME), 1002),
                Arguments.of("bytes that are not UTF-8", frame(FIN | TEXT, MASKED, new byte[] {'"', -1, '"'}), 1007),
                Arguments.of("half a surrogate", frame(FIN | TEXT, MASKED, new byte[] {-19, -96, -128}), 1007),
                Arguments.of("more than any frame", frame(FIN | TEXT, MASKED, new byte[20_481]), 1009),
                Arguments.of("much more than any frame", frame(FIN | TEXT, MASKED, new byte[100_000]), 1009));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void isClosed(String what, byte[] sent, int code) throws IOException {
        try (var mallory = RawSocket.visitor(base)) {
            mallory.write(sent);
            assertThat(mallory.closeCode()).as(what).isEqualTo(code);
            // no answer comes to the close
            assertThat(mallory.endsWithin(15_000))
                    .as("the connection has ended")
                    .isTrue();
        }
    }

    @Test
    void theLargestMessageThatIsRead_isAnsweredByAnError() throws IOException {
        try (var vera = RawSocket.visitor(base)) {
            vera.says("x".repeat(20_480));
            assertThat(vera.hears()).contains("frame_too_large");
            vera.sends(TEXT, PING_FRAME);
            assertThat(vera.hears()).contains("pong");
        }
    }

    /** Reads the close, and goes on as if nothing were. */
    @Test
    void whatComesAfterOurClose_isNotDealtWith() throws IOException {
        try (var mallory = RawSocket.visitor(base)) {
            mallory.sends(BINARY, PING_FRAME);
            assertThat(mallory.closeCode()).isEqualTo(1003);
            mallory.floods(frame(FIN | TEXT, MASKED, PING_FRAME), 1 << 20);
            assertThat(mallory.endsWithin(15_000)).isTrue();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
