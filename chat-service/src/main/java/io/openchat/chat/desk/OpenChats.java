package io.openchat.chat.desk;

import io.openchat.chat.conversation.Agent;
import io.openchat.chat.conversation.FrameMapper;
import io.openchat.chat.conversation.Outbound;
import io.openchat.chat.conversation.ReplayQueue;
import io.openchat.chat.conversation.Rooms;
import io.openchat.chat.conversation.Subscriber;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.ServiceFrame;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The conversations that an agent has open on one socket. */
public final class OpenChats {
    private final Rooms rooms;
    private final Agent agent;
    private final Outbound out;
    private final ReplayQueue reads;
    private final Map<String, Subscriber> open = new HashMap<>();
    private boolean closed;

    /** None yet; those that are opened have what the agent lacks read in turn by {@code reads}. */
    public OpenChats(Rooms rooms, Agent agent, Outbound out, ReplayQueue reads) {
        this.rooms = rooms;
        this.agent = agent;
        this.out = out;
        this.reads = reads;
    }

    /** Opens a conversation, or gives again what comes after {@code lastSeq} in one that is open. */
    synchronized void open(ConversationRecord record, long lastSeq, boolean watching) {
        if (closed) {
            return;
        }
        Subscriber subscriber = open.get(record.id());
        if (subscriber == null || subscriber.hasLeft() || subscriber.isWatching() != watching) {
            if (subscriber != null) {
                rooms.leave(record.id(), subscriber);
            }
            subscriber = Subscriber.agent(agent, watching, out, reads);
            open.put(record.id(), subscriber);
        }
        var visitor = FrameMapper.visitor(record.visitor());
        rooms.join(record, subscriber, lastSeq, new ServiceFrame.Started(record.id(), null, visitor));
    }

    /** The agent's place in a conversation that was opened here, whether or not it is still the agent's. */
    synchronized Optional<Subscriber> in(String conversation) {
        return Optional.ofNullable(open.get(conversation));
    }

    /** Whether the agent, a supervisor, reads along in it. */
    synchronized boolean watches(String conversation) {
        return in(conversation).filter(Subscriber::isWatching).isPresent();
    }

    /** Leaves all; the socket is gone. */
    void close() {
        Map<String, Subscriber> left;
        synchronized (this) {
            closed = true;
            left = Map.copyOf(open);
        }
        left.forEach(rooms::leave);
    }
}
