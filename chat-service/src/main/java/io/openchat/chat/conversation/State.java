package io.openchat.chat.conversation;

import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.Person;
import io.openchat.shared.text.SingleLine;
import io.openchat.shared.wire.ErrorCode;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands, and every way from there to the next place.
 *
 * <pre>
 *             claim                end
 *   Waiting ---------> Chatting ---------> Ended
 *      ^  |             |  |  ^              ^
 *      |  |   release,  |  |  | transfer     |
 *      |  |   drop      |  +--+              |
 *      |  +-------------+--------------------+
 *      +----------------+        end
 * </pre>
 *
 * <p>A transition makes the record that is to replace this one; the store admits it only when nobody was faster (the
 * version), so of two agents who claim exactly one wins. What is not possible from here is a {@link Refusal}.
 */
public sealed interface State {
    /** The record whose state this is. */
    ConversationRecord record();

    /** The state of a stored conversation. */
    static State of(ConversationRecord record) {
        return switch (record.phase()) {
            case WAITING -> new Waiting(record);
            case CHATTING -> new Chatting(record);
            case ENDED -> new Ended(record);
        };
    }

    /**
     * The record of a conversation that a visitor starts, who waits from now on.
     *
     * @param asked the department that the visitor's page asked for
     * @param department the one that was meant by it
     */
    static ConversationRecord started(
            String id, Person visitor, @Nullable String asked, String department, String tokenHash, Instant now) {
        return Moves.started(id, visitor, asked, department, tokenHash, now);
    }

    /** Why nothing is possible from here but what this state says itself. */
    Refusal refusal();

    /** An agent takes the conversation. */
    default Next claim(Agent agent, Instant now) {
        return refusal();
    }

    /** {@code agent} gives the conversation back to the queue, at its old place: the visitor has waited longest. */
    default Next release(Agent agent, Instant now) {
        return refusal();
    }

    /** {@code agent} hands the conversation to {@code other}. */
    default Next transfer(Agent agent, Agent other, Instant now) {
        return refusal();
    }

    /** {@code agent} ends the conversation. */
    default Next end(Agent agent, Instant now) {
        return refusal();
    }

    /** The visitor ends the conversation, or ({@code drop}) was gone for too long. */
    default Next endByVisitor(boolean drop, Instant now) {
        return refusal();
    }

    /** The agent was gone for too long. */
    default Next dropAgent(Instant now) {
        return refusal();
    }

    /**
     * The visitor judges the help received, which is possible at any time and leaves everything else as it is. A client says it again
     * when the answer was lost.
     */
    default Next rate(int score, @Nullable String comment, Instant now) {
        ConversationRecord.Rating last = record().rating();
        boolean again = last != null && last.score() == score && Objects.equals(last.comment(), comment);
        return again ? new Stay() : new Step(Moves.rated(record(), score, comment, now));
    }

    /** What a transition leads to. */
    sealed interface Next {}

    /** A step to another state: this record replaces the one before, if that is still the newest. */
    record Step(ConversationRecord record) implements Next {}

    /** It has happened already: nothing changes. */
    record Stay() implements Next {}

    /** The transition is not possible. */
    record Refusal(ErrorCode code, String text) implements Next {}

    /** No agent has it. */
    record Waiting(ConversationRecord record) implements State {
        @Override
        public Refusal refusal() {
            return new Refusal(ErrorCode.NOT_YOURS, "No agent has this conversation; claim it first.");
        }

        @Override
        public Next claim(Agent agent, Instant now) {
            return new Step(Moves.claimed(record, agent, now));
        }

        @Override
        public Next endByVisitor(boolean drop, Instant now) {
            return new Step(Moves.endedByVisitor(record, drop, now));
        }
    }

    /** An agent has it. */
    record Chatting(ConversationRecord record) implements State {
        @Override
        public Refusal refusal() {
            return new Refusal(ErrorCode.NOT_YOURS, "This conversation is held by " + holder() + ".");
        }

        @Override
        public Next claim(Agent agent, Instant now) {
            return new Refusal(ErrorCode.TAKEN, holder() + " has this conversation.");
        }

        @Override
        public Next release(Agent agent, Instant now) {
            return heldBy(agent) ? new Step(Moves.released(record, agent, now)) : refusal();
        }

        @Override
        public Next transfer(Agent agent, Agent other, Instant now) {
            return heldBy(agent) ? new Step(Moves.transferred(record, agent, other, now)) : refusal();
        }

        @Override
        public Next end(Agent agent, Instant now) {
            return heldBy(agent) ? new Step(Moves.endedBy(agent, record, now)) : refusal();
        }

        @Override
        public Next endByVisitor(boolean drop, Instant now) {
            return new Step(Moves.endedByVisitor(record, drop, now));
        }

        @Override
        public Next dropAgent(Instant now) {
            return new Step(Moves.agentDropped(record, now));
        }

        private String holder() {
            return SingleLine.isolated(Objects.requireNonNull(record.agent()).name());
        }

        private boolean heldBy(Agent agent) {
            return Objects.requireNonNull(record.agent()).id().equals(agent.id());
        }
    }

    /** It is over; nothing leads on from here, and only the help can still be judged. */
    record Ended(ConversationRecord record) implements State {
        @Override
        public Refusal refusal() {
            return new Refusal(ErrorCode.ENDED, "This conversation has ended.");
        }
    }
}
