package io.openchat.chat.conversation;

import java.time.Instant;
import java.util.List;

class MemoryConversationsTest extends ConversationsContract {
    private final MemoryConversations conversations = new MemoryConversations();

    @Override
    protected Conversations conversations() {
        return conversations;
    }

    @Override
    protected void hasLoggedIn(Agent agent, Instant seenAt) {
        conversations.register(agent);
        conversations.agentsSeen(List.of(agent.id()), seenAt);
    }

    @Override
    protected boolean isAvailable(String agent) {
        return conversations.availability(agent).orElse(false);
    }
}
