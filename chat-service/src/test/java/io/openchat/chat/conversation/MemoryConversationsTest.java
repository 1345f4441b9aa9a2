package io.openchat.chat.conversation;

import io.openchat.chat.talk.MemoryConversations;
import io.openchat.shared.record.SessionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class MemoryConversationsTest extends ConversationsContract {
    private final MemoryConversations conversations = new MemoryConversations();

    @Override
    protected ConversationStore conversations() {
        return conversations;
    }

    @Override
    protected void hasLoggedIn(Agent agent, Instant seenAt) {
        conversations.register(agent);
        conversations.agentsSeen(List.of(agent.id()), seenAt);
    }

    @Override
    protected Optional<SessionRecord> session(String id) {
        return conversations.sessions().stream().filter(s -> s.id().equals(id)).findAny();
    }

    @Override
    protected boolean isAvailable(String agent) {
        return conversations.availability(agent).orElse(false);
    }
}
