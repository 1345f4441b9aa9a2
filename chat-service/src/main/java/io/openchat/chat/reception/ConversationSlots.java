package io.openchat.chat.reception;

import io.openchat.chat.queue.OpenConversations;
import io.openchat.chat.quota.Capacity;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import io.openchat.shared.wire.Phase;
import java.util.function.Supplier;

/** The places for conversations: so many may wait in the whole deployment, and so many may be open from one network. */
public final class ConversationSlots {
    private final OpenConversations queue;
    private final StartedHere started;
    private final Supplier<Capacity> capacity;

    /** Slots as {@code capacity} says, which may change. */
    public ConversationSlots(OpenConversations queue, StartedHere started, Supplier<Capacity> capacity) {
        this.queue = queue;
        this.started = started;
        this.capacity = capacity;
    }

    /** Takes a place for a conversation that somebody starts from there, if it has none yet; refuses when there is none. */
    void take(ClientAddress client, String conversation) {
        if (queue.count(Phase.WAITING) >= capacity.get().waiting()) {
            throw new FrameException(ErrorCode.BUSY, "Too many people are waiting; try again later.");
        }
        if (!started.take(client, conversation)) {
            throw new FrameException(ErrorCode.BUSY, "Too many chats are open from this network; try again later.");
        }
    }

    /** The conversation has ended, or never came about. */
    void free(String conversation) {
        started.free(conversation);
    }
}
