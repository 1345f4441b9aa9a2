package io.openchat.chat.conversation;

import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.ConversationRecord.Ended;
import io.openchat.shared.record.ConversationRecord.Owed;
import io.openchat.shared.record.ConversationRecord.Rating;
import io.openchat.shared.record.ConversationRecord.Seen;
import io.openchat.shared.record.ConversationRecord.Status;
import io.openchat.shared.record.EndedBy;
import io.openchat.shared.record.MessageRecord.Details;
import io.openchat.shared.record.Person;
import io.openchat.shared.wire.Event;
import io.openchat.shared.wire.Phase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The records that the transitions of {@link State} lead to, each with the entry that it owes to the transcript. */
final class Moves {
    private Moves() {}

    /** The very first one. */
    static ConversationRecord started(
            String id, Person visitor, @Nullable String asked, String department, String tokenHash, Instant now) {
        Instant at = millis(now);
        return new ConversationRecord(
                id,
                visitor,
                asked,
                department,
                at,
                tokenHash,
                new Status(Phase.WAITING, null, null, at, 0, null),
                1,
                new Owed(1, Event.STARTED, visitor.name(), null, at),
                new Seen(at, null),
                null);
    }

    static ConversationRecord claimed(ConversationRecord from, Agent agent, Instant now) {
        return from.moved(chatting(from, agent), now, due(from, Event.CLAIMED, agent.ref(), null, now));
    }

    static ConversationRecord transferred(ConversationRecord from, Agent agent, Agent other, Instant now) {
        return from.moved(chatting(from, other), now, due(from, Event.TRANSFERRED, agent.ref(), other.ref(), now));
    }

    static ConversationRecord released(ConversationRecord from, Agent agent, Instant now) {
        return from.moved(waiting(from), null, due(from, Event.RELEASED, agent.ref(), null, now));
    }

    static ConversationRecord agentDropped(ConversationRecord from, Instant now) {
        AgentRef holder = Objects.requireNonNull(from.agent());
        return from.moved(waiting(from), null, due(from, Event.AGENT_DROPPED, holder, null, now));
    }

    static ConversationRecord endedBy(Agent agent, ConversationRecord from, Instant now) {
        return ended(from, EndedBy.AGENT, due(from, Event.ENDED_BY_AGENT, agent.ref(), null, now));
    }

    static ConversationRecord endedByVisitor(ConversationRecord from, boolean drop, Instant now) {
        Event event = drop ? Event.ENDED_BY_DROP : Event.ENDED_BY_VISITOR;
        return ended(from, drop ? EndedBy.DROP : EndedBy.VISITOR, byVisitor(from, event, null, now));
    }

    static ConversationRecord rated(ConversationRecord from, int score, @Nullable String comment, Instant now) {
        Details details = new Details(null, null, score, comment);
        return from.rated(new Rating(score, comment, millis(now)), byVisitor(from, Event.RATED, details, now));
    }

    private static Status chatting(ConversationRecord from, Agent agent) {
        Status was = from.status();
        return new Status(Phase.CHATTING, agent.ref(), agent.agency(), was.waitingSince(), was.served() + 1, null);
    }

    /** The agency stays: it served this visitor, and reports count it. */
    private static Status waiting(ConversationRecord from) {
        Status was = from.status();
        return new Status(Phase.WAITING, null, was.agency(), was.waitingSince(), was.served(), null);
    }

    private static ConversationRecord ended(ConversationRecord from, EndedBy by, Owed due) {
        Status was = from.status();
        Status over = new Status(
                Phase.ENDED, was.agent(), was.agency(), was.waitingSince(), was.served(), new Ended(due.at(), by));
        return from.moved(over, from.seen().agentAt(), due);
    }

    private static Owed due(ConversationRecord from, Event event, AgentRef by, @Nullable AgentRef to, Instant now) {
        return new Owed(from.version() + 1, event, by.name(), new Details(by, to, null, null), millis(now));
    }

    private static Owed byVisitor(ConversationRecord from, Event event, @Nullable Details details, Instant now) {
        return new Owed(from.version() + 1, event, from.visitor().name(), details, millis(now));
    }

    /** The store keeps milliseconds; what is told and what is kept shall be the same. */
    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
