package io.openchat.chat.conversation;

import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.Phase;
import java.time.Instant;

/** The records that the transitions of {@link State} lead to. */
final class Moves {
    private Moves() {}

    static ConversationRecord chatting(ConversationRecord from, Agent agent, Instant now) {
        return from.moved(Phase.CHATTING.wire(), agent.ref(), agent.agency(), from.served() + 1, null, null, now);
    }

    /** The agency stays: it served this visitor, and reports count it. */
    static ConversationRecord waiting(ConversationRecord from) {
        return from.moved(Phase.WAITING.wire(), null, from.agency(), from.served(), null, null, null);
    }

    static ConversationRecord ended(ConversationRecord from, String by, Instant now) {
        return from.moved(Phase.ENDED.wire(), from.agent(), from.agency(), from.served(), now, by, from.agentSeenAt());
    }

    static State.Step endedByVisitor(ConversationRecord from, String sessionEnd, boolean drop, Instant now) {
        return new State.Step(
                ended(from, drop ? "drop" : "visitor", now),
                sessionEnd,
                false,
                drop ? "ended_by_drop" : "ended_by_visitor",
                from.visitor().name());
    }
}
