package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.wire.AgentFrame;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What breaks the protocol is answered with the documented error, and the socket goes on. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class BadFramesTest {
    @TestHTTPResource
    URI base;

    private Chat chat;

    @BeforeEach
    void open() {
        chat = new Chat(base);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json                       | MALFORMED",
                "[1]                            | MALFORMED",
                "{\"type\":\"dance\"}           | UNKNOWN_TYPE",
                "{\"type\":\"claim\",\"conversation\":\"c\"} | UNKNOWN_TYPE",
                "{\"type\":\"send\",\"id\":\"m1\",\"text\":\"hi\"} | NOT_STARTED",
                "{\"type\":\"end\"}             | NOT_STARTED",
                "{\"type\":\"start\",\"id\":\"0123456789012345678901\"} | INVALID_FIELD",
                "{\"type\":\"resume\",\"token\":\"abc.def\",\"lastSeq\":0} | BAD_TOKEN",
            })
    void answersAVisitor(String text, ErrorCode code) {
        try (var vera = chat.visitor()) {
            vera.sendsText(text);
            assertThat(vera.isRefused(code).text()).isNotBlank();
            vera.sends(new VisitorFrame.Ping());
            vera.gets(io.openchat.shared.wire.ServiceFrame.Pong.class, _ -> true);
        }
    }

    @Test
    void answersTextsOfTheWrongLength() {
        try (var vera = chat.visitor().starts("Vera")) {
            for (int length : new int[] {0, 4_001}) {
                vera.forgetsAll();
                vera.sendsText("{\"type\":\"send\",\"id\":\"m1\",\"text\":\"" + "x".repeat(length) + "\"}");
                var refusal = vera.isRefused(ErrorCode.TEXT_LENGTH);
                assertThat(refusal.text()).contains(Integer.toString(length));
                assertThat(refusal.id()).isEqualTo("m1");
            }
            assertNothingIsStored(vera);
        }
    }

    @Test
    void answersAFrameThatIsTooLarge() {
        try (var vera = chat.visitor().starts("Vera")) {
            vera.sendsText("{\"type\":\"send\",\"id\":\"m1\",\"text\":\"" + "x".repeat(20_000) + "\"}");
            vera.isRefused(ErrorCode.FRAME_TOO_LARGE);
            vera.isOpen();
            assertNothingIsStored(vera);
        }
    }

    @Test
    void closesOnAFrameBeyondAllMeasure() {
        try (var vera = chat.visitor().starts("Vera")) {
            vera.sendsText("x".repeat(100_000));
            assertThat(vera.isClosedWith()).isEqualTo(1009);
        }
    }

    @Test
    void answersASecondStart() {
        try (var vera = chat.visitor().starts("Vera")) {
            vera.sends(new VisitorFrame.Start(
                    "another-start-0123456789", "Vera", null, null, null, "en", "https://example.com/", true));
            vera.isRefused(ErrorCode.ALREADY_STARTED);
        }
    }

    @Test
    void answersAResumeWithAnothersToken() {
        try (var vera = chat.visitor().starts("Vera");
                var eve = chat.visitor()) {
            String guess = vera.token().substring(0, vera.token().length() - 1) + "!".replace('!', 'A');
            String wrong = guess.equals(vera.token()) ? guess.substring(0, guess.length() - 1) + "B" : guess;
            eve.sends(new VisitorFrame.Resume(wrong, 0));
            eve.isRefused(ErrorCode.BAD_TOKEN);
        }
    }

    @Test
    void refusesFramesThatComeTooFast() {
        try (var vera = chat.visitor().starts("Vera")) {
            for (int i = 0; i < 60; i++) {
                vera.sends(new VisitorFrame.Typing(true));
            }
            assertThat(vera.isRefused(ErrorCode.RATE_LIMITED).code().retryable())
                    .isTrue();
        }
    }

    @Test
    void answersAnAgent() {
        try (var alice = chat.agent("alice")) {
            alice.sends(new AgentFrame.Claim("nowhere"));
            assertThat(alice.isRefused(ErrorCode.NOT_FOUND).conversation()).isEqualTo("nowhere");
            alice.sends(new AgentFrame.Send("nowhere", "m1", "hello"));
            assertThat(alice.isRefused(ErrorCode.NOT_YOURS).id()).isEqualTo("m1");
            alice.sends(new AgentFrame.Watch("nowhere"));
            alice.isRefused(ErrorCode.NOT_ALLOWED);
            alice.sendsText("{\"type\":\"start\"}");
            alice.isRefused(ErrorCode.UNKNOWN_TYPE);
        }
    }

    private void assertNothingIsStored(Visitor vera) {
        try (var again = chat.visitor().resumes(vera, 0)) {
            again.isTold(Phase.WAITING);
            assertThat(again.messages()).isEmpty();
        }
    }
}
