package io.openchat.chat.conversation;

import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.ServiceFrame;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The conversations that an agent has open on one socket. */
final class OpenChats {
    private final Relay relay;
    private final Agent agent;
    private final Outbound out;
    private final ReplayQueue reads;
    private final Map<String, Subscriber> open = new HashMap<>();
    private boolean closed;

    OpenChats(Relay relay, Agent agent, Outbound out) {
        this.relay = relay;
        this.agent = agent;
        this.out = out;
        this.reads = relay.quotas().agentIn(relay.quotas().of(agent));
    }

    /** Opens a conversation, or gives again what comes after {@code lastSeq} in one that is open. */
    synchronized void open(ConversationRecord record, long lastSeq, boolean watching) {
        if (closed) {
            return;
        }
        Subscriber subscriber = open.get(record.id());
        if (subscriber == null || subscriber.left || subscriber.watching != watching) {
            if (subscriber != null) {
                relay.leave(record.id(), subscriber);
            }
            subscriber = Subscriber.agent(agent, watching, out, reads);
            open.put(record.id(), subscriber);
        }
        var visitor = FrameMapper.visitor(record.visitor());
        relay.join(record, subscriber, lastSeq, new ServiceFrame.Started(record.id(), null, visitor));
    }

    /** The agent's place in a conversation that was opened here, whether or not it is still the agent's. */
    synchronized Optional<Subscriber> in(String conversation) {
        return Optional.ofNullable(open.get(conversation));
    }

    /** Whether the agent, a supervisor, reads along in it. */
    synchronized boolean watches(String conversation) {
        return in(conversation).filter(known -> known.watching).isPresent();
    }

    /** Leaves all; the socket is gone. */
    void close() {
        Map<String, Subscriber> left;
        synchronized (this) {
            closed = true;
            left = Map.copyOf(open);
        }
        left.forEach(relay::leave);
    }
}
