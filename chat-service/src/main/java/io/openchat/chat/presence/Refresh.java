package io.openchat.chat.presence;

import io.openchat.chat.conversation.ConversationStore;
import io.openchat.chat.conversation.Lifecycle;
import io.openchat.chat.conversation.Relay;
import io.openchat.chat.conversation.Rooms;
import io.openchat.chat.conversation.StoreException;
import io.openchat.chat.queue.OpenConversations;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.Phase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The comparison with the store, again and again: what others changed, and what the bus lost, is found by it. */
public final class Refresh {
    private final ConversationStore conversations;
    private final OpenConversations queue;
    private final Rooms rooms;
    private final Lifecycle lifecycle;
    private final Relay relay;

    /** Brings {@code queue} and {@code rooms} up to what {@code conversations} and {@code relay} know. */
    public Refresh(
            ConversationStore conversations, OpenConversations queue, Rooms rooms, Lifecycle lifecycle, Relay relay) {
        this.conversations = conversations;
        this.queue = queue;
        this.rooms = rooms;
        this.lifecycle = lifecycle;
        this.relay = relay;
    }

    /**
     * Brings the queue, and the states and messages of the conversations here, up to what the store holds; tells visitors their
     * place. Throws {@link StoreException} when the store does not answer; the next call tries again.
     *
     * <p>Costs three bounded questions, whatever the number of past conversations: the open ones, those here that are not among
     * them, and the next key of each one here.
     */
    public void run() {
        Map<String, ConversationRecord> before = queue.known();
        List<ConversationRecord> open = conversations.open(before);
        queue.refresh(before, open);
        Map<String, ConversationRecord> stored = new HashMap<>();
        open.forEach(record -> stored.put(record.id(), record));
        List<String> unknown = rooms.records().stream()
                .filter(record -> record.phase() != Phase.ENDED && !stored.containsKey(record.id()))
                .map(ConversationRecord::id)
                .toList();
        if (!unknown.isEmpty()) {
            conversations.find(unknown).forEach(record -> stored.put(record.id(), record));
        }
        rooms.refresh(stored, queue.positions());
        lifecycle.sweep();
        relay.catchUp();
    }
}
