package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.wire.AgentFrame;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A visitor and an agent talk, over sockets and the store. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class ConversationTest {
    @TestHTTPResource
    URI base;

    private Chat chat;

    @BeforeEach
    void open() {
        chat = new Chat(base);
    }

    @Test
    void goesBothWaysAndIsNumbered() {
        try (var vera = chat.visitor().starts("Vera");
                var alice = chat.agent("alice")) {
            String question = vera.says("Do you have size 40?");
            assertThat(vera.isAcked(question).seq()).isEqualTo(1);
            alice.gets(ServiceFrame.Queue.class, ServiceFrame.Queue::full);

            alice.claims(vera);
            assertThat(alice.hears("Do you have size 40?").seq()).isEqualTo(1);
            assertThat(vera.isTold(Phase.CHATTING).agent()).isEqualTo("alice");

            String answer = alice.says(vera, "We do.");
            assertThat(alice.isAcked(answer).seq()).isEqualTo(3);
            assertThat(vera.hears("We do.").seq()).isEqualTo(3);
            assertThat(vera.hears("claimed").seq()).isEqualTo(2);
        }
    }

    @Test
    void isListedWhileOpen() {
        try (var alice = chat.agent("alice");
                var vera = chat.visitor().starts("Listed")) {
            var page = alice.gets(
                    ServiceFrame.Queue.class,
                    queue -> queue.entries().stream()
                            .anyMatch(e -> e.conversation().equals(vera.conversation())));
            // changes that come together are told together
            assertThat(page.entries())
                    .filteredOn(e -> e.conversation().equals(vera.conversation()))
                    .extracting(ServiceFrame.Entry::name)
                    .containsExactly("Listed");
            vera.sends(new VisitorFrame.End());
            alice.gets(ServiceFrame.Queue.class, queue -> queue.removed().contains(vera.conversation()));
        }
    }

    @Test
    void isResumedFromAnyNumber() {
        try (var vera = chat.visitor().starts("Vera")) {
            for (String text : new String[] {"one", "two", "three"}) {
                vera.isAcked(vera.says(text));
            }
            for (int last = 0; last <= 3; last++) {
                try (var again = chat.visitor().resumes(vera, last)) {
                    again.isTold(Phase.WAITING);
                    assertThat(again.messages().stream().map(ServiceFrame.Message::text))
                            .containsExactly(java.util.List.of("one", "two", "three")
                                    .subList(last, 3)
                                    .toArray(String[]::new));
                }
            }
        }
    }

    @Test
    void storesARepeatedMessageOnce() {
        try (var vera = chat.visitor().starts("Vera")) {
            var said = new VisitorFrame.Send("the-same-id", "Once");
            vera.sends(said);
            long seq = vera.isAcked("the-same-id").seq();
            vera.forgetsAll();
            vera.sends(said);
            assertThat(vera.isAcked("the-same-id").seq()).isEqualTo(seq);
            try (var again = chat.visitor().resumes(vera, 0)) {
                again.isTold(Phase.WAITING);
                assertThat(again.messages()).hasSize(1);
            }
        }
    }

    @Test
    void belongsToOneAgentOnly() {
        try (var vera = chat.visitor().starts("Vera");
                var alice = chat.agent("alice");
                var bob = chat.agent("bob")) {
            alice.claims(vera).isTold(Phase.CHATTING);
            bob.claims(vera);
            assertThat(bob.isRefused(ErrorCode.TAKEN).text()).contains("alice");
            bob.says(vera, "Hello?");
            bob.isRefused(ErrorCode.NOT_YOURS);
        }
    }

    @Test
    void endsForAllAndStaysEnded() {
        try (var vera = chat.visitor().starts("Vera");
                var alice = chat.agent("alice")) {
            alice.claims(vera).isTold(Phase.CHATTING);
            alice.sends(new AgentFrame.End(vera.conversation()));
            vera.isTold(Phase.ENDED);
            vera.hears("ended_by_agent");
            String late = vera.says("One more thing");
            assertThat(vera.isRefused(ErrorCode.ENDED).id()).isEqualTo(late);
            vera.sends(new VisitorFrame.Rate(5, "Quick"));
            alice.claims(vera);
            alice.isRefused(ErrorCode.ENDED);
        }
    }
}
