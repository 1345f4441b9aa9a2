package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.openchat.shared.record.AgentRecord;
import io.openchat.shared.record.Collections;
import io.openchat.shared.wire.AgentFrame;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.store.StoreAddress;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every type of frame that a client may send does what it is for. What a native program could not read would show here. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class EveryFrameTest {
    @TestHTTPResource
    URI base;

    private Chat chat;

    @BeforeEach
    void open() {
        chat = new Chat(base);
    }

    @Test
    void ofAVisitorIsUnderstood() {
        try (var vera = chat.visitor().starts("Vera");
                var tab = chat.visitor().resumes(vera, 0);
                var alice = chat.agent("alice").claims(vera)) {
            alice.isTold(Phase.CHATTING);
            tab.isTold(Phase.CHATTING);
            vera.sends(new VisitorFrame.Typing(true));
            assertThat(alice.gets(ServiceFrame.Typing.class, _ -> true))
                    .isEqualTo(new ServiceFrame.Typing(vera.conversation(), Side.VISITOR, true));
            vera.isAcked(vera.says("Grüße 😀"));
            alice.hears("Grüße 😀");
            tab.hears("Grüße 😀");
            vera.sends(new VisitorFrame.Read(1));
            assertThat(alice.gets(ServiceFrame.Read.class, _ -> true).seq()).isEqualTo(1);
            vera.sends(new VisitorFrame.Ping());
            vera.gets(ServiceFrame.Pong.class, _ -> true);
            vera.sends(new VisitorFrame.End());
            alice.isTold(Phase.ENDED);
            vera.sends(new VisitorFrame.Rate(4, "Kind"));
            vera.isOpen();
        }
    }

    @Test
    void ofAnAgentIsUnderstood() {
        isKnown("bob");
        try (var vera = chat.visitor().starts("Vera");
                var alice = chat.agent("alice");
                var sue =
                        chat.agentWith(Chat.token("sue", Set.of("supervisor"), "chat-service", Duration.ofMinutes(5)));
                var bob = chat.agent("bob")) {
            alice.sends(new AgentFrame.Available(true));
            alice.sends(new AgentFrame.Ping());
            alice.gets(ServiceFrame.Pong.class, _ -> true);
            alice.claims(vera);
            assertThat(alice.gets(ServiceFrame.Started.class, _ -> true).visitor())
                    .isNotNull();
            alice.sends(new AgentFrame.Typing(vera.conversation(), true));
            vera.gets(ServiceFrame.Typing.class, typing -> typing.from() == Side.AGENT);
            alice.isAcked(alice.says(vera, "Hello"));
            vera.hears("Hello");
            alice.sends(new AgentFrame.Read(vera.conversation(), 1));
            vera.gets(ServiceFrame.Read.class, read -> read.from() == Side.AGENT);
            alice.sends(new AgentFrame.Note(vera.conversation(), "note-1", "Called twice"));
            alice.isAcked("note-1");

            sue.sends(new AgentFrame.Watch(vera.conversation()));
            sue.hears("Called twice");
            alice.forgetsAll();
            alice.sends(new AgentFrame.Resume(vera.conversation(), 0));
            alice.hears("Called twice");

            alice.sends(new AgentFrame.Transfer(vera.conversation(), "bob", "Speaks French"));
            bob.gets(
                    ServiceFrame.Queue.class,
                    queue -> queue.entries().stream()
                            .anyMatch(e -> "bob".equals(e.agentId())
                                    && e.conversation().equals(vera.conversation())));
            bob.claims(vera).hears("Speaks French");
            vera.gets(ServiceFrame.Status.class, status -> "bob".equals(status.agent()));
            vera.forgetsAll();
            bob.sends(new AgentFrame.Release(vera.conversation()));
            vera.isTold(Phase.WAITING);
            alice.claims(vera);
            vera.isTold(Phase.CHATTING);
            alice.sends(new AgentFrame.End(vera.conversation()));
            vera.isTold(Phase.ENDED);
            assertThat(vera.messages()).extracting(ServiceFrame.Message::text).doesNotContain("Called twice");
        }
    }

    /** The agents' portal records those who log in; a chat can be handed to these. */
    private static void isKnown(String agent) {
        StoreAddress store = StoreResource.address();
        try (MongoClient mongo = store.client()) {
            var _ = mongo.getDatabase(store.database())
                    .getCollection(Collections.AGENTS, AgentRecord.class)
                    .insertOne(new AgentRecord(agent, agent, "acme", true, Instant.EPOCH, List.of()));
        }
    }
}
