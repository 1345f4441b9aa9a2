package io.openchat.chat.conversation;

import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.HeldExecutor;
import io.openchat.chat.talk.VisitorTab;
import org.junit.jupiter.api.Test;

/** A crowd that comes or leaves, and keeps the store busy, keeps nobody from hearing what the bus lost. */
class CrowdTest {
    private final HeldExecutor changes = new HeldExecutor();
    private final Chat chat = new Chat(new Workers(changes, Runnable::run));
    private final VisitorTab vera = chat.visitor().starts("Vera");
    private final AgentTab alice = chat.agent("Alice", chat.there);

    @Test
    void whatIsMissing_isReadFromTheStoreWhileChangesWait() {
        alice.claims(vera);
        alice.looksAway();
        changes.areForLater();
        chat.bus.loses(_ -> true);
        vera.says("lost on the way");
        chat.bus.losesNothing();
        vera.says("told of");
        alice.receives("lost on the way", "told of");
    }
}
